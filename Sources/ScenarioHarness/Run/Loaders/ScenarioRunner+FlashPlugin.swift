internal import CortexM
internal import Diagnostics
internal import Firmware

/// Flash plugins of Sysprogs' debug server: a program that is run to `FLASHPlugin_InitDone`, and then called with a breakpoint in its
/// stack to return to. It is loaded anew for each piece of work.
extension ScenarioRunner {
    /// What `FLASHPlugin_Probe` tells.
    private struct Bank {
        var base: UInt32
        var blockCount: UInt32
        var blockSize: UInt32
        var writeBlockSize: UInt32
    }

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

    /// Loads the plugin, runs it until it is ready, and asks what it finds.
    private mutating func startPlugin(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) -> Bank {
        for segment in loader.image.image.segments { _ = machine.perform(.bytes(address: segment.address, segment.bytes)) }
        try runToInitDone(loader, &machine)
        guard let probe = loader.function(FLASHPluginSymbol.probe) else { throw LoaderStop(.reached) }
        let found = try structure(FLASHPluginSymbol.probe, probe, [loader.bank, 0, 0, 0], words: 4, loader, &machine)
        let bank = Bank(base: found[0], blockCount: found[1], blockSize: found[2], writeBlockSize: found[3])
        guard bank.blockCount > 0, bank.blockSize > 0, bank.writeBlockSize > 0 else {
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
    private mutating func structure(
        _ name: String, _ function: UInt32, _ arguments: [UInt32], words: Int, _ loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) -> [UInt32] {
        let size = UInt32(truncatingIfNeeded: words * 4)
        let place = ((loader.frame.stackTop &- 4) & ~3) &- size
        try invoke(LoaderCall(name, function, [place] + arguments, stackTop: place), of: loader, &machine)
        return (0..<words).map { machine.peek(place &+ UInt32(truncatingIfNeeded: $0 * 4), size: .word) ?? 0 }
    }

    private mutating func eraseBlocks(
        _ range: Range<UInt64>, _ bank: Bank, _ loader: CompiledLoader, _ machine: inout Machine
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

    /// The bytes in whole blocks, through the plugin's work area.
    private mutating func program(
        _ data: CompiledData, _ bank: Bank, _ loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) {
        guard let find = loader.function(FLASHPluginSymbol.findWorkArea), data.address >= bank.base else { return }
        let area = try structure(FLASHPluginSymbol.findWorkArea, find, [loader.frame.stackTop], words: 2, loader, &machine)
        let block = bank.writeBlockSize
        guard let size = area.last, size >= block &+ 8, size < 1 << 28 else {
            throw LoaderStop(.loaderSaysNonsense(FLASHPluginSymbol.findWorkArea, "an area of \(area[1]) bytes", loader, machine))
        }
        let start = data.address - (data.address &- bank.base) % block
        var bytes = [UInt8](repeating: 0xFF, count: Int(data.address - start)) + data.bytes
        bytes += [UInt8](repeating: 0xFF, count: (Int(block) - bytes.count % Int(block)) % Int(block))
        let offset = start &- bank.base
        if let function = loader.function(FLASHPluginSymbol.programAsync) {
            try programAsync(function, bytes, offset, area: (area[0], size), block, loader, &machine)
        } else if let function = loader.function(FLASHPluginSymbol.programSync) {
            try programSync(function, bytes, offset, area: (area[0], size / block * block), loader, &machine)
        }
    }

    private mutating func programSync(
        _ function: UInt32, _ bytes: [UInt8], _ offset: UInt32, area: (start: UInt32, size: UInt32), _ loader: CompiledLoader,
        _ machine: inout Machine
    ) throws(LoaderStop) {
        var first = 0
        while first < bytes.count {
            let count = min(bytes.count - first, Int(area.size))
            try store(bytes[first..<first + count], at: area.start, of: loader, &machine)
            let arguments = [offset &+ UInt32(truncatingIfNeeded: first), area.start, UInt32(truncatingIfNeeded: count)]
            let done = try invoke(LoaderCall(FLASHPluginSymbol.programSync, function, arguments), of: loader, &machine) { result in
                let done = Int32(bitPattern: result)
                if done < 0 { return "it returned \(done)" }
                if done == 0 { return "it returned 0, and its host counts bytes: nothing was programmed" }
                return Int(done) > count ? "it says that it programmed \(done) of \(count) bytes" : nil
            }
            first += Int(done.low)
        }
    }

    private mutating func programAsync(
        _ function: UInt32, _ bytes: [UInt8], _ offset: UInt32, area: (start: UInt32, size: UInt32), _ block: UInt32,
        _ loader: CompiledLoader, _ machine: inout Machine
    ) throws(LoaderStop) {
        let fifo = FIFOFeed(bytes, area: area, block: block, machine)
        try store([0], at: area.start, of: loader, &machine)
        fifo.begin(&machine)
        feed = fifo
        defer { feed = nil }
        let count = UInt32(truncatingIfNeeded: bytes.count)
        let call = LoaderCall(FLASHPluginSymbol.programAsync, function, [offset, area.start, fifo.end, count])
        try invoke(call, of: loader, &machine) { result in
            Int32(bitPattern: result) >= Int32(bitPattern: count) ? nil : "FLASHPlugin_ProgramAsync returned \(Self.signed(result))"
        }
    }

    /// Gives a plugin that runs what it has room for.
    mutating func feedPlugin(_ machine: inout Machine) -> RunEnd? {
        guard let due = feed?.nextPoll, machine.cycles >= due, let call else { return nil }
        guard feed?.poll(&machine) == .stuck else { return nil }
        feed = nil
        return .stopped(outcome: "call's limit", .pluginStuck(call, instructions, machine))
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
