extension ScenarioReader {
    /// Whether the top level has the key `machine` and not `scenarios`: a machine's file, which has nothing to run.
    package static func isMachineFile(_ bytes: [UInt8]) -> Bool {
        var isMachine = false
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            if line.starts(with: "scenarios:".utf8) || line.starts(with: "version:".utf8) { return false }
            if line.starts(with: "machine:".utf8) { isMachine = true }
        }
        return isMachine
    }
}
