/// FREQ_MON of LPC43xx (UM10503 13.6.1): RCNT 8:0 counts the internal oscillator down, FCNT 22:9 the selected clock up, until the
/// one is 0 or the other is full; MEAS 23 starts it and is 0 again then. A clock that stands still never lets it end.
enum LPC43xxFrequencyMonitor {
    static let meas: UInt32 = 1 << 23
    private static let full: UInt64 = 0x3FFF

    /// How far a measurement from these counts goes.
    struct Result: Hashable {
        /// What the register holds when it has ended.
        var value: UInt32
        /// The ticks of the internal oscillator that it takes.
        var ticks: UInt64
    }

    /// The measurement that `value` starts, of a clock of so many hertz; nil when it never ends.
    static func measure(_ value: UInt32, frequency: UInt64) -> Result? {
        guard frequency > 0 else { return nil }
        let reference = UInt64(value & 0x1FF)
        let room = full - UInt64(value >> 9 & 0x3FFF)
        // The ticks of the oscillator after which FCNT is full.
        let filled = (room * LPC43xxClockTree.oscillator + frequency - 1) / frequency
        let ticks = min(reference, filled)
        let counted = min(room, ticks * frequency / LPC43xxClockTree.oscillator)
        let fcnt = UInt32(full - room + counted)
        return Result(value: value & 0x1F00_0000 | fcnt << 9 | UInt32(reference - ticks), ticks: ticks)
    }
}
