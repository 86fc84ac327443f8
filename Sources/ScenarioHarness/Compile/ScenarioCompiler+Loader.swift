internal import CortexM
internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// Flash loaders: their images, and what they are asked to do.
extension ScenarioCompiler {
    /// Bytes of stack that a loader has where nothing is said, as debug servers give.
    private static var defaultStack: UInt64 { 512 }

    mutating func loader(_ call: LoaderCallDescription, at span: SourceSpan) -> CompiledAction? {
        let before = diagnostics.count
        guard let image = loaderImage(call.convention) else { return nil }
        let convention = call.convention.value
        checkFunctions(image, call)
        let chip = image.image.loaderDescription
        if chip == nil, convention != .flashplugin { report(.loaderDescriptionUnsound(image.path, at: call.convention.span)) }
        let erase = call.erase.flatMap { located in range(located.value, chip).map { Located($0, at: located.span) } }
        let program = call.program.flatMap { located in data(located.value, chip).map { Located($0, at: located.span) } }
        let verify = call.verify.flatMap { located in data(located.value, chip).map { Located($0, at: located.span) } }
        let frame = frame(convention, image, stack: call.stack)
        let buffer = call.buffer.map { address($0) } ?? Self.freeMemory(after: image, stack: call.stack == nil)
        let limits = call.limits == Limits() ? nil : self.limits(call.limits)
        guard diagnostics.count == before, let frame, let buffer else { return nil }
        let first = erase?.value.lowerBound ?? UInt64(program?.value.address ?? verify?.value.address ?? 0)
        let loader = CompiledLoader(
            convention: convention, image: image, chip: chip, bank: bank(UInt32(truncatingIfNeeded: first)),
            registers: staticBase(call.convention, image), frame: frame, buffer: buffer,
            clock: UInt32(clamping: call.clock?.value ?? machine.clockHz), masksInterrupts: call.masksInterrupts, erase: erase,
            program: program, verify: verify, limits: limits, clockHz: machine.clockHz, fails: call.fails, span: call.convention.span)
        return CompiledAction(kind: .loader(loader), span: span)
    }

    /// The last image that is a loader of the convention.
    mutating func loaderImage(_ convention: Located<LoaderConvention>) -> LoadedImage? {
        let image: LoadedImage? =
            switch convention.value {
            case .flm: images.images.last { $0.image.format == .flm }
            case .stldr: images.images.last { $0.image.format == .stldr }
            case .flashplugin:
                images.images.last { image in FLASHPluginSymbol.required.contains { image.image.symbols.symbol(named: $0) != nil } }
                    ?? images.images.last
            }
        if image == nil { report(.noLoader(convention)) }
        return image
    }

    /// The stack that a convention's functions have, and where they return to.
    mutating func frame(_ convention: LoaderConvention, _ image: LoadedImage, stack: Located<ValueExpression>?) -> LoaderFrame? {
        guard let top = stack.map({ address($0) }) ?? Self.freeMemory(after: image, stack: true) else { return nil }
        guard convention != .flashplugin else { return LoaderFrame(stackTop: top, fixedReturn: nil) }
        // In front of the code: there a host puts the breakpoint of a CMSIS algorithm, and an external loader leaves it room.
        let first = image.image.segments.map(\.address).min() ?? 0
        return LoaderFrame(stackTop: top, fixedReturn: (first &- 4) & ~3)
    }

    /// R9 of a CMSIS algorithm: the address of its data.
    mutating func staticBase(_ convention: Located<LoaderConvention>, _ image: LoadedImage) -> [CompiledAction] {
        guard convention.value == .flm, let data = image.image.sections.first(where: { $0.name == "PrgData" }),
            let register = register(convention.map { _ in RegisterReference(register: "R9") })
        else { return [] }
        return [CompiledAction(kind: .set(register, UInt64(data.address)), span: convention.span)]
    }

    /// The first free address after what the loader takes up, and after the stack that it is given there.
    private static func freeMemory(after image: LoadedImage, stack: Bool) -> UInt32? {
        let loaded = image.image.segments.map { UInt64($0.address) + UInt64($0.bytes.count) }
        let end = (loaded + image.image.sections.map(\.end)).max() ?? 0
        return UInt32(truncatingIfNeeded: (end + 15) & ~15 + (stack ? defaultStack : 0))
    }

    /// Where the memory begins that an address is in: a plugin is told that.
    private func bank(_ address: UInt32) -> UInt32 {
        machine.regions.first { $0.base <= address && UInt64(address) < UInt64($0.base) + $0.size }?.base ?? address
    }

    private mutating func checkFunctions(_ image: LoadedImage, _ call: LoaderCallDescription) {
        let convention = call.convention.value
        let symbols = image.image.symbols
        let missing = convention.missing(erases: call.erase != nil, programs: call.program != nil) { symbols.symbol(named: $0) != nil }
        for name in missing { report(.loaderLacks(name, image.path, convention, at: call.convention.span)) }
    }

    private mutating func range(_ range: LoaderRange, _ chip: LoaderDescription?) -> Range<UInt64>? {
        guard let first = address(range.address) else { return nil }
        return place(UInt64(first)..<UInt64(first) + range.size, chip, at: range.address.span)
    }

    private mutating func data(_ data: LoaderData, _ chip: LoaderDescription?) -> CompiledData? {
        guard let first = address(data.address) else { return nil }
        let bytes: [UInt8]
        switch data.content {
        case .bytes(let inline): bytes = inline
        case .file(let path):
            bytes = files[path.value] ?? []
            if bytes.isEmpty { report(.nothingToProgram(path)) }
        }
        guard place(UInt64(first)..<UInt64(first) + UInt64(bytes.count), chip, at: data.address.span) != nil else { return nil }
        return CompiledData(address: first, bytes: bytes)
    }

    /// Addresses that have to be the machine's, and the chip's.
    private mutating func place(_ range: Range<UInt64>, _ chip: LoaderDescription?, at span: SourceSpan) -> Range<UInt64>? {
        let first = UInt32(truncatingIfNeeded: range.lowerBound)
        guard range.upperBound <= 1 << 32, MemoryMap.firstMissing(first, count: range.count, in: machine) == nil else {
            report(.absentMemory(first, machine.name, regions: MemoryMap.text(machine), at: span))
            return nil
        }
        if let chip, range.lowerBound < UInt64(chip.address) || UInt64(chip.address) + UInt64(chip.size) < range.upperBound {
            report(.outsideChip(range, chip, at: span))
            return nil
        }
        return range
    }
}
