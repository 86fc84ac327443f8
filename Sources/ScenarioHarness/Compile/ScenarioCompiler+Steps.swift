internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Stimuli and setup.
extension ScenarioCompiler {
    mutating func step(_ description: StimulusDescription) -> CompiledStep? {
        let trigger = trigger(description.trigger)
        let actions = actions(description.verb)
        var repetition: CompiledRepetition?
        if let described = description.repetition {
            guard let every = time(described.every) else { return nil }
            repetition = CompiledRepetition(every: every, count: described.count)
        }
        guard let trigger, let actions else { return nil }
        return CompiledStep(
            name: description.name?.value, trigger: trigger, triggerSpan: description.trigger.span, repetition: repetition,
            actions: actions, span: description.span)
    }

    mutating func actions(_ verb: Located<VerbDescription>) -> [CompiledAction]? {
        switch verb.value {
        case .set(let assignments):
            let actions = assignments.compactMap { assignment($0) }
            return actions.count == assignments.count ? actions : nil
        case .write(let assignments):
            let actions = assignments.compactMap { assignment($0) }
            return actions.count == assignments.count ? actions : nil
        case .pend(let name): return pendable(name).map { [CompiledAction(kind: .pend($0.value), span: name.span)] }
        case .unpend(let name): return pendable(name).map { [CompiledAction(kind: .unpend($0.value), span: name.span)] }
        case .interrupt(let interrupt):
            guard let line = line(interrupt.source) else { return nil }
            let kind: CompiledAction.Kind =
                switch interrupt.drive {
                case .pulse: .pend(.interrupt(line))
                case .high: .level(line: line, isHigh: true)
                case .low: .level(line: line, isHigh: false)
                }
            return [CompiledAction(kind: kind, span: interrupt.source.span)]
        case .input(let device, let bytes):
            checkPins(device, bytes)
            return inputDevice(device).map { [CompiledAction(kind: .input(device: $0, bytes), span: device.span)] }
        case .injectBusError(let error):
            return busError(error).map { [CompiledAction(kind: .inject($0), span: error.address.span)] }
        case .call(let call): return self.call(call, at: verb.span).map { [$0] }
        case .flip(let flip): return self.flip(flip).map { [$0] }
        case .skip(let count): return [CompiledAction(kind: .skip(count), span: verb.span)]
        case .event: return [CompiledAction(kind: .event, span: verb.span)]
        case .reset(let kind): return [CompiledAction(kind: .reset(kind), span: verb.span)]
        case .debugger(let request, let refused):
            return self.request(request).map { [CompiledAction(kind: .debugger($0, refused: refused), span: verb.span)] }
        }
    }

    /// A register, or a field of one, and its new value.
    mutating func assignment(_ assignment: RegisterAssignment) -> CompiledAction? {
        guard let target = register(assignment.target),
            let value = number(assignment.value, width: target.width, target.name)
        else { return nil }
        return CompiledAction(kind: .set(target, value), span: assignment.target.span)
    }

    /// Bytes or a number, and where they are written.
    mutating func assignment(_ assignment: MemoryAssignment) -> CompiledAction? {
        guard let address = memoryAddress(assignment.address) else { return nil }
        let kind: CompiledAction.Kind
        switch assignment.content {
        case .bytes(let bytes): kind = .bytes(address: address, bytes)
        case .value(let expression, let size):
            guard let access = AccessSize(rawValue: UInt8(clamping: size)),
                let value = number(expression, width: size * 8, "a value")
            else { return nil }
            kind = .store(address: address, size: access, value: UInt32(truncatingIfNeeded: value))
        }
        return CompiledAction(kind: kind, span: assignment.address.span)
    }

    /// Accesses that are to be answered with a bus error. They end with the address space.
    private mutating func busError(_ error: BusErrorDescription) -> InjectedBusError? {
        guard let first = address(error.address) else { return nil }
        let (last, overflow) = first.addingReportingOverflow(error.size &- 1)
        let accesses = error.accesses.reduce(into: InjectedBusError.Accesses()) { accesses, access in
            switch access {
            case .read: accesses.insert(.reads)
            case .write: accesses.insert(.writes)
            case .fetch: accesses.insert(.fetches)
            }
        }
        return InjectedBusError(range: first...(overflow ? .max : last), accesses: accesses, isOnce: error.times == .once)
    }

    /// An address where the machine has something.
    mutating func memoryAddress(_ expression: Located<ValueExpression>) -> UInt32? {
        guard let address = address(expression) else { return nil }
        guard MemoryMap.hasAnything(at: address, in: machine) else {
            report(.absentMemory(address, machine.name, regions: MemoryMap.text(machine), at: expression.span))
            return nil
        }
        return address
    }
}
