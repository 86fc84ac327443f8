internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Checks.
extension ScenarioCompiler {
    mutating func expect(_ description: ExpectDescription) -> CompiledExpect {
        var expect = CompiledExpect()
        expect.outcome = description.outcome
        switch description.outcome?.value {
        case .halted(let halt)?: expect.haltedAt = halt.pc.flatMap { value($0, width: 32, "an address") }
        case .exitValue(let code)?: expect.exitCode = value(code, width: 32, "the exit code")
        default: break
        }
        expect.latency = description.latency.compactMap { latency($0) }
        expect.resets = description.resets
        expect.faults = description.faults.map { faults in
            Located(
                faults.value.compactMap { name -> Located<NamedFault>? in
                    if name.value == "Lockup" { return Located(.lockup, at: name.span) }
                    return exception(name)?.map { .exception($0) }
                }, at: faults.span)
        }
        expect.exceptions = description.exceptions.map { exceptions in
            CompiledExceptions(
                mode: exceptions.value.mode, entries: exceptions.value.entries.compactMap { entry($0) }, span: exceptions.span)
        }
        expect.registers = description.registers.compactMap { check in
            guard let target = register(check.target),
                let value = value(
                    check.value, width: target.width, target.name, register: target.field == nil ? target.register : nil)
            else { return nil }
            return CompiledRegisterCheck(target: target, value: value)
        }
        expect.registers += devices(description.devices)
        expect.memory = description.memory.compactMap { memory($0) }
        for check in description.console {
            if let device = check.device, console(device) == nil { continue }
            expect.console.append(check)
        }
        return expect
    }

    /// The cycles of a Cortex-M7 are approximate, so that no scenario may depend on one of them.
    private mutating func latency(_ check: LatencyExpectation) -> CompiledLatency? {
        guard let exception = exception(check.exception), let value = value(check.value, width: 32, "a latency") else { return nil }
        if machine.core.timing == .cortexM7, !value.value.isWide {
            report(.exactApproximateLatency(exception.value, machine.core, at: value.span))
            return nil
        }
        return CompiledLatency(exception: exception, value: value)
    }

    private mutating func memory(_ check: MemoryExpectation) -> CompiledMemoryCheck? {
        guard let address = memoryAddress(check.address) else { return nil }
        let content: CompiledMemoryCheck.Content
        switch check.content {
        case .bytes(let bytes): content = .bytes(bytes)
        case .value(let expectation, let bytes):
            guard let size = AccessSize(rawValue: UInt8(clamping: bytes)),
                let value = value(expectation, width: bytes * 8, "a value")
            else { return nil }
            content = .value(value, size: size)
        }
        return CompiledMemoryCheck(
            address: Located(address, at: check.address.span), addressText: check.address.value.text, content: content)
    }

    private mutating func entry(_ description: Located<ExceptionExpectation>) -> CompiledEntry? {
        let expected = description.value
        guard let exception = exception(expected.enter) else { return nil }
        var entry = CompiledEntry(exception: exception, span: description.span)
        entry.kind = expected.kind.flatMap { kind in ExceptionEntryKind(rawValue: kind.value).map { Located($0, at: kind.span) } }
        entry.of = expected.of.flatMap { self.exception($0) }
        entry.from = expected.from.flatMap { self.exception($0) }
        entry.excReturn = expected.excReturn.flatMap {
            value($0, width: 32, "EXC_RETURN", register: RegisterCatalog.named("EXC_RETURN"))
        }
        entry.frame = expected.frame.compactMap { frame($0) }
        entry.frameStack = expected.frameStack
        entry.frameAddress = expected.frameAddress.flatMap { value($0, width: 32, "an address") }
        entry.frameSize = expected.frameSize.flatMap { value($0, width: 32, "a size") }
        entry.frameContent = expected.frameContent.flatMap { content in
            ExceptionFrameContent(rawValue: content.value).map { Located($0, at: content.span) }
        }
        return entry
    }

    /// A stacked value. Every architecture stacks the same eight words (DDI 0403 B1.5.6), and above them with the floating-point
    /// extension S0 to S15 and FPSCR.
    private mutating func frame(_ check: RegisterExpectation) -> CompiledFrameCheck? {
        guard let register = RegisterCatalog.named(check.target.value.register),
            let index = RegisterCatalog.frame.firstIndex(of: register.name), let target = self.register(check.target),
            let value = value(check.value, width: target.width, target.name, register: target.field == nil ? register : nil)
        else { return nil }
        return CompiledFrameCheck(target: target, offset: UInt32(index) * 4, value: value)
    }
}
