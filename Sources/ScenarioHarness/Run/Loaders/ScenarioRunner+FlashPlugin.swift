internal import CortexM
internal import Diagnostics
internal import Firmware

/// What `FLASHPlugin_Probe` tells.
struct FlashPluginBank {
    var base: UInt32
    var blockCount: UInt32
    var blockSize: UInt32
    var writeBlockSize: UInt32
}

/// Flash plugins of Sysprogs' debug server: a program that is run to `FLASHPlugin_InitDone`, and then called with a breakpoint in its
/// stack to return to. It is loaded anew for each piece of work.
extension ScenarioRunner {
    mutating func runFlashPlugin(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) {
        if let erase = loader.erase {
            let bank = try startPlugin(loader, &machine)
            try eraseBlocks(erase.value, bank, loader, &machine)
            try succeed(FLASHPluginSymbol.unload, of: loader, &machine)
        }
        if let program = loader.program {
            let bank = try startPlugin(loader, &machine)
            try self.program(program.value, bank, loader, &machine)
            try succeed(FLASHPluginSymbol.unload, of: loader, &machine)
        }
        if let verify = loader.verify { try compare(verify.value, of: loader, machine) }
    }

    /// As of a page of the other conventions.
    private static let largestWriteBlock: UInt32 = 1 << 20

    /// Loads the plugin, runs it until it is ready, and asks what it finds.
    private mutating func startPlugin(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) -> FlashPluginBank {
        for segment in loader.image.image.segments { _ = machine.perform(.bytes(address: segment.address, segment.bytes)) }
        try runToInitDone(loader, &machine)
        guard let probe = loader.function(FLASHPluginSymbol.probe) else { throw LoaderStop(.reached) }
        let found = try structure(FLASHPluginSymbol.probe, probe, [loader.bank, 0, 0, 0], words: 4, loader, &machine)
        let bank = FlashPluginBank(base: found[0], blockCount: found[1], blockSize: found[2], writeBlockSize: found[3])
        guard bank.blockCount > 0, bank.blockSize > 0, 1...Self.largestWriteBlock ~= bank.writeBlockSize else {
            let what = "\(bank.blockCount) blocks of \(bank.blockSize) bytes, written \(bank.writeBlockSize) bytes at a time"
            throw LoaderStop(.loaderSaysNonsense(FLASHPluginSymbol.probe, what, loader, machine))
        }
        return bank
    }

    /// The program's own start-up code sets the stack pointer, so that what it sets it to is looked at first.
    private mutating func runToInitDone(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) {
        guard let done = loader.function(FLASHPluginSymbol.initDone), let entry = loader.image.image.entry else {
            throw LoaderStop(.loaderSaysNonsense("the plugin", "no entry point", loader, machine))
        }
        if let table = loader.image.image.segments.first?.address, machine.peek(table &+ 4, size: .word) == entry | 1,
            let top = machine.peek(table, size: .word)
        {
            do throws(CallInProgress.Refusal) {
                try CallInProgress.checkWritable((top &- 4) & ~3, CallInProgress.stack, machine)
            } catch {
                throw LoaderStop(.loaderRefused(loader, error, instructions, machine))
            }
        }
        let call = CompiledCall(
            name: "the plugin's entry", function: entry & ~1, arguments: [], registers: [], stack: loader.frame.stackTop,
            returnAddress: done, setsStack: true, masksInterrupts: loader.masksInterrupts,
            limits: loader.limits(of: FLASHPluginSymbol.initDone), fails: loader.fails, span: loader.span)
        if let end = complete(call, &machine, { _, _ in nil }) { throw LoaderStop(end.withoutInitDone) }
    }

    /// Calls a function that returns a structure: its words are below the stack's top, and R0 points to them.
    mutating func structure(
        _ name: String, _ function: UInt32, _ arguments: [UInt32], words: Int, _ loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) -> [UInt32] {
        let size = UInt32(truncatingIfNeeded: words * 4)
        let place = ((loader.frame.stackTop &- 4) & ~3) &- size
        try invoke(LoaderCall(name, function, [place] + arguments, stackTop: place), of: loader, &machine)
        return (0..<words).map { machine.peek(place &+ UInt32(truncatingIfNeeded: $0 * 4), size: .word) ?? 0 }
    }

    private mutating func eraseBlocks(
        _ range: Range<UInt64>, _ bank: FlashPluginBank, _ loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) {
        guard let function = loader.function(FLASHPluginSymbol.eraseSectors), range.lowerBound >= UInt64(bank.base) else { return }
        let size = UInt64(bank.blockSize)
        var first = (range.lowerBound - UInt64(bank.base)) / size
        let end = (range.upperBound - UInt64(bank.base) + size - 1) / size
        while first < end {
            let arguments = [UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: end - first)]
            let left = end - first
            let done = try invoke(LoaderCall(FLASHPluginSymbol.eraseSectors, function, arguments), of: loader, &machine) { result in
                let count = Int32(bitPattern: result)
                if count < 0 { return "it returned \(count)" }
                if count == 0 { return "it erased no sector, and would be called again for ever" }
                return Int64(count) > left ? "it says that it erased \(count) of \(left) sectors" : nil
            }
            first += UInt64(done.low)
        }
    }
}

extension RunEnd {
    /// The end of a run in the start of a plugin, in the words of its host when it did not come to `FLASHPlugin_InitDone`.
    fileprivate var withoutInitDone: RunEnd {
        guard case .stopped(let outcome, var diagnostic) = self, diagnostic.code == DiagnosticEntry.callNotBack.code else { return self }
        diagnostic.message = "FLASH plugin did not call FLASHPlugin_InitDone(): \(diagnostic.message)"
        diagnostic.help =
            "see that its start-up code calls it, that it is declared as non-inline, and that 'load' of its FLASHPlugin_TimeoutTable is enough"
        return .stopped(outcome: outcome, diagnostic)
    }
}
