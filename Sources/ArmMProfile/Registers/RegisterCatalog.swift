/// Every register that a scenario can name.
public enum RegisterCatalog {
    /// In the order of the manual's chapters: core, special, System Control Space.
    public static let all: [RegisterDescription] =
        coreRegisters + specialRegisters + floatingPointRegisters + values + systemControlBlock + floatingPointControl
        + faultRegisters + sysTickRegisters + mpuRegisters + nvicRegisters + debugRegisters

    /// The registers of an exception's frame, a word each, in its order: the last 17 only with floating-point state.
    public static let frame = ["R0", "R1", "R2", "R3", "R12", "LR", "PC", "xPSR"] + (0...15).map { "S\($0)" } + ["FPSCR"]

    /// The register of this name, in any case and by any of its spellings.
    public static func named(_ name: String) -> RegisterDescription? {
        let name = name.lowercased()
        var low = 0
        var high = index.count
        while low < high {
            let middle = (low + high) / 2
            if index[middle].name < name { low = middle + 1 } else { high = middle }
        }
        guard low < index.count, index[low].name == name else { return nil }
        return all[index[low].row]
    }

    /// The register at an address of the private peripheral bus, the widest when several begin there.
    public static func at(_ address: UInt32) -> RegisterDescription? {
        var best: RegisterDescription?
        for row in all {
            guard case .memory(address, _) = row.location else { continue }
            if row.width > best?.width ?? 0 { best = row }
        }
        return best
    }

    /// Every spelling, in lower case and sorted, with its row.
    private static let index: [(name: String, row: Int)] =
        all.enumerated().flatMap { row, register in
            ([register.name] + register.aliases).map { (name: $0.lowercased(), row: row) }
        }.sorted { $0.name < $1.name }
}

extension RegisterDescription {
    /// The fields of `value` that are not zero and have a meaning, in words: `DIVBYZERO: a division by zero with CCR.DIV_0_TRP set`.
    public func describe(_ value: UInt32) -> [String] {
        fields.compactMap { field in
            let content = field.extract(value)
            guard content != 0, !field.meaning.isEmpty else { return nil }
            return field.width == 1 ? "\(field.name): \(field.meaning)" : "\(field.name) = \(content): \(field.meaning)"
        }
    }

    /// The names of the fields of `value` that are not zero: `[FORCED]`, `[VECTACTIVE=3, RETTOBASE]`.
    public func fieldNames(_ value: UInt32) -> [String] {
        fields.compactMap { field in
            let content = field.extract(value)
            guard content != 0 else { return nil }
            return field.width == 1 ? field.name : "\(field.name)=\(content)"
        }
    }
}
