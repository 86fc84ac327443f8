internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Calls.
extension ScenarioCompiler {
    mutating func call(_ call: CallDescription, at span: SourceSpan) -> CompiledAction? {
        let before = diagnostics.count
        let function = code(call.function)
        let returnAddress = call.returnAddress.map { code($0) } ?? machine.core.vtorReset & ~1
        let arguments = call.arguments.compactMap { number($0, width: 32, "an argument").map { UInt32(truncatingIfNeeded: $0) } }
        let registers = call.registers.compactMap { assignment($0) }
        let stack = call.stack.map { address($0) }
        let limits = call.limits == Limits() ? CompiledLimits() : self.limits(call.limits)
        let result = call.result.flatMap { value($0, width: 32, "the result") }
        let result64 = call.result64.flatMap { value($0, width: 64, "the result") }
        guard diagnostics.count == before, let function, let returnAddress else { return nil }
        let compiled = CompiledCall(
            name: call.function.value.text, function: function, arguments: arguments, registers: registers, stack: stack ?? nil,
            returnAddress: returnAddress, masksInterrupts: call.masksInterrupts, result: result, result64: result64, limits: limits,
            span: call.function.span)
        return CompiledAction(kind: .call(compiled), span: span)
    }

    /// The address of an instruction, which has to lie in memory.
    private mutating func code(_ expression: Located<ValueExpression>) -> UInt32? {
        guard let address = address(expression).map({ $0 & ~1 }) else { return nil }
        guard MemoryMap.firstMissing(address, count: 2, in: machine) == nil else {
            report(.absentMemory(address, machine.name, regions: MemoryMap.text(machine), at: expression.span))
            return nil
        }
        return address
    }

    /// Bits that change.
    mutating func flip(_ flip: FlipDescription) -> CompiledAction? {
        switch flip.target {
        case .register(let reference):
            return register(reference).map { CompiledAction(kind: .flip($0, flip.mask), span: reference.span) }
        case .memory(let expression, let size):
            guard let address = memoryAddress(expression), let access = AccessSize(rawValue: UInt8(clamping: size)) else { return nil }
            let mask = UInt32(truncatingIfNeeded: flip.mask)
            return CompiledAction(kind: .flipMemory(address: address, size: access, mask: mask), span: expression.span)
        }
    }
}
