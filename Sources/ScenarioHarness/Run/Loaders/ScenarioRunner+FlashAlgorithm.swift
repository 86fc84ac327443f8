internal import CortexM
internal import Diagnostics
internal import Firmware

/// CMSIS flash algorithms (FLM): each phase is between `Init` and `UnInit` with the phase's number, sectors and pages are given one
/// by one, and 0 is success.
extension ScenarioRunner {
    private enum Phase: UInt32 {
        case erase = 1
        case program, verify
    }

    mutating func runFlashAlgorithm(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) {
        guard let chip = loader.chip else { return }
        if let erase = loader.erase {
            try begin(.erase, loader, chip, &machine)
            var address = erase.value.lowerBound
            while address < erase.value.upperBound, let sector = chip.sector(containing: UInt32(truncatingIfNeeded: address)) {
                try succeed("EraseSector", [UInt32(truncatingIfNeeded: sector.lowerBound)], of: loader, &machine)
                address = sector.upperBound
            }
            try succeed("UnInit", [Phase.erase.rawValue], of: loader, &machine)
        }
        if let program = loader.program {
            try begin(.program, loader, chip, &machine)
            for page in LoaderPages(program.value, chip) {
                try store(page.bytes[...], at: loader.buffer, of: loader, &machine)
                try succeed("ProgramPage", [page.address, chip.pageSize, loader.buffer], of: loader, &machine)
            }
            try succeed("UnInit", [Phase.program.rawValue], of: loader, &machine)
        }
        if let verify = loader.verify { try self.verify(verify.value, loader, chip, &machine) }
    }

    private mutating func begin(
        _ phase: Phase, _ loader: CompiledLoader, _ chip: LoaderDescription, _ machine: inout Machine
    ) throws(LoaderStop) {
        try succeed("Init", [chip.address, loader.clock, phase.rawValue], of: loader, &machine)
    }

    /// By its own `Verify`, which returns the address after the bytes or that of the first that differs; without it, as a debugger
    /// reads the memory.
    private mutating func verify(
        _ data: CompiledData, _ loader: CompiledLoader, _ chip: LoaderDescription, _ machine: inout Machine
    ) throws(LoaderStop) {
        guard let function = loader.function("Verify") else { return try compare(data, of: loader, machine) }
        try begin(.verify, loader, chip, &machine)
        var first = 0
        while first < data.bytes.count {
            let address = data.address &+ UInt32(truncatingIfNeeded: first)
            let count = min(data.bytes.count - first, Int(chip.pageSize))
            try store(data.bytes[first..<first + count], at: loader.buffer, of: loader, &machine)
            let size = UInt32(truncatingIfNeeded: count)
            try invoke(LoaderCall("Verify", function, [address, size, loader.buffer]), of: loader, &machine) { result in
                result == address &+ size ? nil : "the memory differs at \(HexText.word(result))"
            }
            first += count
        }
        try succeed("UnInit", [Phase.verify.rawValue], of: loader, &machine)
    }
}
