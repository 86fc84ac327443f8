internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// Calls.
extension ScenarioCompiler {
    mutating func call(_ call: CallDescription, at span: SourceSpan) -> CompiledAction? {
        switch call {
        case .function(let function): self.call(function, at: span)
        case .loader(let loader): self.loader(loader, at: span)
        }
    }

    private mutating func call(_ call: FunctionCallDescription, at span: SourceSpan) -> CompiledAction? {
        let before = diagnostics.count
        var image: LoadedImage?
        if let convention = call.convention {
            image = loaderImage(convention)
            guard image != nil else { return nil }
        }
        let function = code(call.function, in: image)
        let arguments = call.arguments.compactMap { number($0, width: 32, "an argument").map { UInt32(truncatingIfNeeded: $0) } }
        let registers = call.registers.compactMap { assignment($0) }
        let limits = call.limits == Limits() ? CompiledLimits() : self.limits(call.limits)
        let result = call.result.flatMap { value($0, width: 32, "the result") }
        let result64 = call.result64.flatMap { value($0, width: 64, "the result") }
        var compiled = CompiledCall(
            name: call.function.value.text, function: function ?? 0, arguments: arguments, registers: registers,
            stack: call.stack.flatMap { address($0) }, returnAddress: machine.core.vtorReset & ~1, masksInterrupts: call.masksInterrupts,
            result: result, result64: result64, limits: limits, fails: call.fails, span: call.function.span)
        if let convention = call.convention, let image { conform(&compiled, call, to: convention, image) }
        if let place = call.returnAddress {
            compiled.returnAddress = code(place) ?? 0
            compiled.plantsBreakpoint = false
        }
        guard diagnostics.count == before, function != nil else { return nil }
        return CompiledAction(kind: .call(compiled), span: span)
    }

    /// What a convention says of a call that does not say it itself.
    private mutating func conform(
        _ compiled: inout CompiledCall, _ call: FunctionCallDescription, to convention: Located<LoaderConvention>, _ image: LoadedImage
    ) {
        guard let frame = frame(convention.value, image, stack: call.stack) else { return }
        let (returnAddress, stackPointer) = frame.call(from: frame.stackTop)
        compiled.convention = convention.value
        compiled.stack = stackPointer
        compiled.returnAddress = returnAddress
        compiled.plantsBreakpoint = true
        compiled.registers = staticBase(convention, image) + compiled.registers
        if call.limits == Limits() {
            let timeout = convention.value.timeout(of: compiled.name, image.image.loaderDescription, image.image)
            if let timeout { compiled.limits = timeout.limits(clockHz: machine.clockHz) }
        }
        if compiled.result == nil, compiled.result64 == nil, let value = convention.value.success(of: compiled.name) {
            compiled.result = Located(.equals(UInt64(value)), at: call.function.span)
        }
    }

    /// The address of an instruction, which has to lie in memory. A name is looked for in `image` first.
    private mutating func code(_ expression: Located<ValueExpression>, in image: LoadedImage? = nil) -> UInt32? {
        var own: UInt32?
        if case .symbol(let name) = expression.value.base, expression.value.offset == 0 {
            own = image?.image.symbols.symbol(named: name)?.address
        }
        guard let address = (own ?? address(expression)).map({ $0 & ~1 }) else { return nil }
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
