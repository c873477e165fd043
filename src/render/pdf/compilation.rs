//! The compiler's steps, one by one: evaluate, lay out until nothing moves. The same as `typst::compile`, save that
//! what a step remembers is forgotten as soon as no later one will ask for it: on a long scheme, more than half
//! of the memory.

use std::sync::atomic::{AtomicBool, Ordering};

use typst::comemo::{self, Track, Tracked};
use typst::diag::{At, SourceDiagnostic, SourceResult, Warned};
use typst::ecow::EcoVec;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, Output, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector, MAX_ITERS, analyze};
use typst::syntax::Span;
use typst::utils::Protected;
use typst::{Library, World};
use typst_layout::PagedDocument;

/// What the engine remembers is one for the whole process: so is this.
static RETENIR: AtomicBool = AtomicBool::new(false);

/// Keeps in memory what a composition taught, for the next one of the same process.
pub fn retenir() {
    RETENIR.store(true, Ordering::Relaxed);
}

/// Gives back what the engine remembers.
pub fn oublier() {
    if !RETENIR.load(Ordering::Relaxed) {
        comemo::evict(0);
    }
}

/// Compiles to pages, from the main file of a world.
pub fn compiler(monde: &dyn World) -> Warned<SourceResult<PagedDocument>> {
    let mut sink = Sink::new();
    let output = compiler_vers(monde, &mut sink).map_err(sans_doublons);
    oublier();
    Warned { output, warnings: sink.warnings() }
}

fn compiler_vers(monde: &dyn World, sink: &mut Sink) -> SourceResult<PagedDocument> {
    let (world, traced) = (monde.track(), Traced::default());
    let contenu = evaluer(world, traced.track(), sink)?;
    // Templates are not called again, but for what the layout asks.
    oublier();
    let document = composer(world, traced.track(), &contenu, sink)?;
    let retardees = sink.delayed();
    if retardees.is_empty() { Ok(document) } else { Err(retardees) }
}

fn evaluer(
    world: Tracked<dyn World + '_>,
    traced: Tracked<Traced>,
    sink: &mut Sink,
) -> SourceResult<Content> {
    let principal = world.source(world.main()).at(Span::detached())?;
    let route = Route::default();
    let module =
        typst_eval::eval(world, world.library(), traced, sink.track_mut(), route.track(), &principal)?;
    Ok(module.content())
}

/// Lays out again and again, each time knowing where the last one put everything, until nothing moves.
fn composer(
    world: Tracked<dyn World + '_>,
    traced: Tracked<Traced>,
    contenu: &Content,
    sink: &mut Sink,
) -> SourceResult<PagedDocument> {
    let library: &Library = world.library();
    let cible = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&cible);
    let vide = EmptyIntrospector;
    let mut faits: Vec<PagedDocument> = Vec::new();
    loop {
        let su: &dyn Introspector = faits.last().map_or(&vide, Output::introspector);
        let contrainte = comemo::Constraint::new();
        let mut ici = Sink::new();
        let mut engine = Engine {
            library: world.library(),
            world,
            introspector: Protected::new(su.track_with(&contrainte)),
            traced,
            sink: ici.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, contenu, styles)?;
        let stable = contrainte.validate(Output::introspector(&document));
        if stable || faits.len() + 1 == MAX_ITERS {
            let instables = if stable { EcoVec::new() } else { mouvements(world, &faits, &document, &ici) };
            sink.extend_from_sink(ici);
            instables.into_iter().for_each(|w| sink.warn(w));
            return Ok(document);
        }
        faits.push(document);
    }
}

/// What still moves after as many times as is allowed.
fn mouvements(
    world: Tracked<dyn World + '_>,
    faits: &[PagedDocument],
    dernier: &PagedDocument,
    sink: &Sink,
) -> EcoVec<SourceDiagnostic> {
    let vide = EmptyIntrospector;
    let mut tous: [&dyn Introspector; MAX_ITERS + 1] = [&vide; MAX_ITERS + 1];
    let documents = faits.iter().chain([dernier]).map(Output::introspector);
    tous.iter_mut().skip(1).zip(documents).for_each(|(place, i)| *place = i);
    analyze(world, tous, sink.introspections())
}

fn sans_doublons(mut fautes: EcoVec<SourceDiagnostic>) -> EcoVec<SourceDiagnostic> {
    let mut vues = Vec::new();
    fautes.retain(|f| {
        let nouvelle = !vues.contains(&(f.span, f.message.clone()));
        vues.push((f.span, f.message.clone()));
        nouvelle
    });
    fautes
}
