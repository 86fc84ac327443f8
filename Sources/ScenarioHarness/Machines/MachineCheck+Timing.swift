import ArmMProfile
import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// How virtual time passes on the machine.
    mutating func timing(_ core: CoreConfiguration?) -> TimingConfiguration {
        let written = description.timing
        if let core { check(written, core) }
        var waitStates: [String: Int] = [:]
        for region in description.memory.map(\.value) {
            if let states = region.waitStates { waitStates[region.name.value] = states.value }
        }
        if let level = written.level, level.value == TimingLevel.memory.rawValue, waitStates.isEmpty {
            report(.noWaitStates(topmost(level.span, description.core?.span)))
        }
        return TimingConfiguration(
            level: written.level.flatMap { TimingLevel(rawValue: $0.value) } ?? .core, waitStates: waitStates,
            prefetch: written.prefetch?.value ?? false, multiplyCycles: written.multiplyCycles?.value ?? 1,
            continuesMultiples: written.continuesMultiples?.value ?? false)
    }

    /// Reports what the core cannot have.
    private mutating func check(_ timing: TimingDescription, _ core: CoreConfiguration) {
        let isArmv6M = core.architecture == .armv6M
        if let cycles = timing.multiplyCycles, !(cycles.value == 1 || (isArmv6M && cycles.value == 32)) {
            report(
                .impossibleOption(
                    "a multiplier of \(cycles.value) cycles", core, choices: isArmv6M ? [1, 32] : [1],
                    topmost(cycles.span, description.core?.span)))
        }
        if let ici = timing.continuesMultiples, ici.value, isArmv6M {
            report(.impossibleContinuation(core, topmost(ici.span, description.core?.span)))
        }
        for device in description.devices.map(\.value) {
            if let port = device.isSingleCycle, port.value, core.timing != .cortexM0Plus {
                report(.impossibleSingleCyclePort(core, topmost(port.span, description.core?.span)))
            }
        }
    }
}

extension Diagnostic {
    /// EPSR.ICI on a core that restarts.
    static func impossibleContinuation(_ core: CoreConfiguration, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .impossibleOption, "\(core.name) has no EPSR.ICI", at: span,
            help: "remove it: an interrupted load or store multiple begins again")
    }

    /// A level that would count what is not there.
    static func noWaitStates(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .incompleteMachine, "no region has wait states for the level 'memory' to count", at: span,
            help: "add 'wait_states' to the flash, or leave out the level")
    }

    /// The single-cycle I/O port of the Cortex-M0+ on another core.
    static func impossibleSingleCyclePort(_ core: CoreConfiguration, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.impossibleOption, "\(core.name) has no single-cycle I/O port", at: span, help: "remove it: only cortex-m0plus has one")
    }
}
