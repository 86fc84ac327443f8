internal import CortexM
internal import Diagnostics

/// Programming by a flash plugin: block by block through its work area, or through a ring while it runs.
extension ScenarioRunner {
    /// The bytes in whole blocks, through the plugin's work area.
    mutating func program(
        _ data: CompiledData, _ bank: FlashPluginBank, _ loader: CompiledLoader, _ machine: inout Machine
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
