/// A scenario with all its names resolved: what a run needs.
package struct CompiledScenario: Sendable {
}
