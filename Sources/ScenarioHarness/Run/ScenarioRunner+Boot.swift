internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// The shared prefix of runs.
///
/// A boot depends on the machine, the images, what semihosting may do, and its trigger; nothing of the scenario happens before the
/// boot point. Where the rest of a scenario cannot be told from the boot point - its limits end the boot, or what happened there
/// has to be looked at with the machine as it was then - the scenario goes through the boot itself.
extension ScenarioRunner {
    /// Brings the machine to power-on, or to the boot point. Gives the end of a run that does not get there.
    mutating func boot(_ machine: inout Machine, _ boots: BootPoints?) -> RunEnd? {
        guard let until = scenario.boot?.value else {
            machine.reset(.powerOn)
            return nil
        }
        let boots = recorder == nil ? boots : nil
        let key = BootPoint.Key(
            imageSet: scenario.images.index, semihosting: scenario.semihosting, until: until, recordsReturns: recordedReturns != nil)
        if let point = boots?.point(key) {
            var forked = self
            if forked.takeUp(point, &machine) {
                self = forked
                return nil
            }
        }
        watch(StimulusSchedule(boot: until), &machine)
        machine.reset(.powerOn)
        let end = proceed(&machine)
        guard case .reached = end else { return end }
        if let boots, bootLog.isWhole, !machine.usesFiles {
            boots.keep(
                BootPoint(
                    key: key, machine: machine.snapshot(), log: bootLog, arrival: arrival, preempted: preempted, returns: recordedReturns))
        }
        return nil
    }

    /// Goes on from a boot point; false when only a run from power-on can tell what becomes of the scenario.
    private mutating func takeUp(_ point: BootPoint, _ machine: inout Machine) -> Bool {
        guard point.machine.instructions < scenario.limits.instructions, point.machine.cycles < scenario.limits.cycles else {
            return false
        }
        machine.restore(point.machine)
        arrival = point.arrival
        preempted = point.preempted
        recordedReturns = point.returns
        return point.log.events.allSatisfy { inherit($0, machine) }
    }

    /// Judges what happened before the boot point; false when that takes the machine as it was then.
    private mutating func inherit(_ event: BootLog.Event, _ machine: borrowing Machine) -> Bool {
        switch event {
        case .entered(let entry):
            return exceptions.inherit(entry, machine, instructions) && checkpoints.inherit(entry, machine, exceptions)
                && latencies.inherit(entry, machine, instructions)
        case .reset:
            resets += 1
            return scenario.expect.outcome?.value != .reset && resets <= scenario.expect.resets?.value ?? 0
        }
    }
}
