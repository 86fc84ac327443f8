internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// A loader's work that has come to an end of the run.
struct LoaderStop: Error {
    let end: RunEnd

    /// Something that the loader did.
    init(_ diagnostic: Diagnostic) { end = .stopped(outcome: "loader failed", diagnostic) }

    init(_ end: RunEnd) { self.end = end }
}

/// One function of a loader, called.
struct LoaderCall {
    /// As messages show it: `EraseSector(0x9000_0000)`.
    var name: String
    /// Its name alone.
    var symbol: String
    var function: UInt32
    var arguments: [UInt32]
    /// The stack pointer before the call, when it is not the loader's.
    var stackTop: UInt32?

    init(_ name: String, _ function: UInt32, _ arguments: [UInt32] = [], stackTop: UInt32? = nil) {
        self.name = "\(name)(\(arguments.map { HexText.word($0) }.joined(separator: ", ")))"
        symbol = name
        self.function = function
        self.arguments = arguments
        self.stackTop = stackTop
    }
}

/// Flash loaders: their functions are called as their convention says, until the work is done.
extension ScenarioRunner {
    /// Erases, programs and verifies; the run's end when it has one there.
    mutating func perform(_ loader: CompiledLoader, _ machine: inout Machine) -> RunEnd? {
        do throws(LoaderStop) {
            switch loader.convention {
            case .flm: try runFlashAlgorithm(loader, &machine)
            case .stldr: try runExternalLoader(loader, &machine)
            case .flashplugin: try runFlashPlugin(loader, &machine)
            }
            return nil
        } catch {
            return error.end
        }
    }

    /// Calls a function of the loader; R0 and R1 when it is back. `problem` says what is wrong with what it returns, if anything is.
    @discardableResult
    mutating func invoke(
        _ call: LoaderCall, of loader: CompiledLoader, _ machine: inout Machine, problem: (UInt32) -> String? = { _ in nil }
    ) throws(LoaderStop) -> (low: UInt32, high: UInt32) {
        let (returnAddress, stackPointer) = loader.frame.call(from: call.stackTop ?? loader.frame.stackTop)
        let compiled = CompiledCall(
            name: call.name, function: call.function, arguments: call.arguments, registers: loader.registers, stack: stackPointer,
            returnAddress: returnAddress, plantsBreakpoint: true, masksInterrupts: loader.masksInterrupts,
            limits: loader.limits(of: call.symbol), fails: loader.fails, span: loader.span)
        var result: (low: UInt32, high: UInt32) = (0, 0)
        let end = complete(compiled, &machine) { progress, machine in
            result = (machine[.r0], machine[.r1])
            return problem(result.low).map { .loaderFailed(progress, $0, loader.convention, machine) }
        }
        if let end { throw LoaderStop(end) }
        return result
    }

    /// Calls a function that returns one value when it has done what it should.
    mutating func succeed(
        _ name: String, _ arguments: [UInt32] = [], of loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) {
        guard let function = loader.function(name) else { return }
        let success = loader.convention.success(of: name) ?? 0
        try invoke(LoaderCall(name, function, arguments), of: loader, &machine) { $0 == success ? nil : "it returned \(Self.signed($0))" }
    }

    /// Puts bytes into the loader's RAM.
    func store(_ bytes: ArraySlice<UInt8>, at address: UInt32, of loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) {
        guard let count = UInt32(exactly: bytes.count), count > 0 else { return }
        let purpose = CallInProgress.Purpose(place: "the memory location used for its data", remedy: "give the call a 'buffer'")
        do throws(CallInProgress.Refusal) {
            try CallInProgress.checkWritable(address, purpose, machine)
            try CallInProgress.checkWritable(address &+ (count - 1), purpose, machine)
        } catch {
            throw LoaderStop(.loaderRefused(loader, error, instructions, machine))
        }
        _ = machine.perform(.bytes(address: address, Array(bytes)))
    }

    /// Compares what a debugger reads with what has to be there.
    func compare(_ data: CompiledData, from first: Int = 0, of loader: CompiledLoader, _ machine: borrowing Machine) throws(LoaderStop) {
        let address = data.address &+ UInt32(truncatingIfNeeded: first)
        guard let found = machine.peekBytes(address, count: data.bytes.count - first) else {
            throw LoaderStop(.notVerified(loader, at: address, found: nil, wanted: data.bytes[first]))
        }
        guard let place = zip(found, data.bytes[first...]).enumerated().first(where: { $0.element.0 != $0.element.1 }) else { return }
        let differs = address &+ UInt32(truncatingIfNeeded: place.offset)
        throw LoaderStop(.notVerified(loader, at: differs, found: place.element.0, wanted: place.element.1))
    }

    /// A result as C's `int`.
    static func signed(_ value: UInt32) -> String { String(Int32(bitPattern: value)) }
}
