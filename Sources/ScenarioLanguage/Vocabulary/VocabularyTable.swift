/// All vocabularies, in the order of the reference.
enum VocabularyTable {
    static let sections: [VocabularySection] = [
        MachineKey.file.section("Machine files", ""),
        MachineKey.overlay.section("Machine", ""),
        MemoryKey.region.section("Memory", ""),
        DeviceKey.device.section("Devices", ""),
    ]

    /// Where a key that is out of place belongs, in words; nil when no mapping has it.
    static func place(of key: String) -> String? {
        let owners = sections.filter { section in section.rows.contains { $0.name == key } }.map(\.name)
        guard let first = owners.first else { return nil }
        return "'\(key)' is a key of " + ValueShape.alternatives([first] + owners.dropFirst().prefix(2))
    }
}
