internal import CortexM
internal import Diagnostics
internal import Firmware

/// External loaders of ST's programmer (.stldr): 1 is success. Nobody clears what such a loader takes for zero but its `Init`.
extension ScenarioRunner {
    mutating func runExternalLoader(_ loader: CompiledLoader, _ machine: inout Machine) throws(LoaderStop) {
        guard let chip = loader.chip else { return }
        try succeed("Init", of: loader, &machine)
        if let erase = loader.erase {
            let last = UInt32(truncatingIfNeeded: erase.value.upperBound - 1)
            try succeed("SectorErase", [UInt32(truncatingIfNeeded: erase.value.lowerBound), last], of: loader, &machine)
        }
        if let program = loader.program?.value {
            var first = 0
            while first < program.bytes.count {
                let count = min(program.bytes.count - first, Self.chunk(chip))
                try store(program.bytes[first..<first + count], at: loader.buffer, of: loader, &machine)
                let address = program.address &+ UInt32(truncatingIfNeeded: first)
                try succeed("Write", [address, UInt32(truncatingIfNeeded: count), loader.buffer], of: loader, &machine)
                first += count
            }
        }
        if let verify = loader.verify { try self.verify(verify.value, loader, chip, &machine) }
    }

    /// Bytes given at a time.
    private static func chunk(_ chip: LoaderDescription) -> Int { max(Int(chip.pageSize), 4096) }

    /// By its own `Verify`, whose size is in words, as far as there are whole words; without it, as a debugger reads the memory. R0 is
    /// the address of the first byte that differs, or 0; R1 a checksum.
    private mutating func verify(
        _ data: CompiledData, _ loader: CompiledLoader, _ chip: LoaderDescription, _ machine: inout Machine
    ) throws(LoaderStop) {
        var first = 0
        if let function = loader.function("Verify"), data.address % 4 == 0 {
            while data.bytes.count - first >= 4 {
                let count = min((data.bytes.count - first) & ~3, Self.chunk(chip) & ~3)
                try store(data.bytes[first..<first + count], at: loader.buffer, of: loader, &machine)
                let address = data.address &+ UInt32(truncatingIfNeeded: first)
                let words = UInt32(truncatingIfNeeded: count / 4)
                try invoke(LoaderCall("Verify", function, [address, loader.buffer, words, 0]), of: loader, &machine) { result in
                    result == 0 ? nil : "the memory differs at \(HexText.word(result))"
                }
                first += count
            }
        }
        if first < data.bytes.count { try compare(data, from: first, of: loader, machine) }
    }
}
