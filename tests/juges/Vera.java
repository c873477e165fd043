import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * veraPDF without its command line, which no package registry carries: the engine is called directly.
 * One process judges all files, because starting the engine costs more than judging one.
 */
public final class Vera {
    private static final int ALL_FAILURES = -1;

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("Usage : java Vera PROFIL[,PROFIL…] FICHIER.pdf…");
            System.exit(2);
        }
        // The parser logs as it goes; every finding that matters comes back as an assertion.
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();

        List<ValidationProfile> profiles = new ArrayList<>();
        List<String> names = List.of(args[0].split(","));
        for (String name : names) {
            profiles.add(load(name));
        }
        boolean satisfied = true;
        for (String path : List.of(args).subList(1, args.length)) {
            for (int i = 0; i < profiles.size(); i++) {
                satisfied &= judge(path, names.get(i), profiles.get(i));
            }
        }
        System.exit(satisfied ? 0 : 1);
    }

    private static ValidationProfile load(String name) throws Exception {
        try (InputStream in = Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (in == null) {
                System.err.println("profil inconnu de veraPDF : " + name);
                System.exit(2);
            }
            return Profiles.profileFromXml(in);
        }
    }

    private static boolean judge(String path, String name, ValidationProfile profile) {
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile.getPDFAFlavour())) {
            result = ValidatorFactory.createValidator(profile, ALL_FAILURES, false, true, false).validate(parser);
        } catch (Exception e) {
            // A file that is no PDF at all must not hide the verdict on the next one.
            System.out.println("✗ " + path + " : illisible pour " + name + " (" + e.getMessage() + ")");
            return false;
        }
        if (result.isCompliant()) {
            System.out.println("✓ " + path + " : " + name + " (" + result.getTotalAssertions() + " vérifications)");
            return true;
        }
        // One faulty template breaks a rule hundreds of times: say each rule once, with its count and first place.
        Map<String, List<TestAssertion>> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                broken.computeIfAbsent(rule, r -> new ArrayList<>()).add(assertion);
            }
        }
        System.out.println("✗ " + path + " : " + name + ", règles enfreintes : " + broken.size());
        broken.forEach((rule, failures) -> {
            TestAssertion first = failures.get(0);
            System.out.println("    " + rule + " (" + failures.size() + " fois) " + first.getMessage());
            System.out.println("      d'abord en " + first.getLocation().getContext());
        });
        return false;
    }
}
