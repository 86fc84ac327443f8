/// The dividers of PLL0 of LPC43xx as its registers hold them: states of shift registers with feedback, which is where the part's
/// counters begin (UM10503 13.8.3, the listings of the encoders).
struct LPC43xxDividers: Sendable {
    static let m = Self(bits: 15, taps: [1], count: 0x8000, one: 0x18003, two: 0x10003)
    static let n = Self(bits: 8, taps: [2, 3, 4], count: 0x100, one: 0x302, two: 0x202)
    static let p = Self(bits: 5, taps: [2], count: 0x20, one: 0x62, two: 0x42)

    /// The divider of each state; 0 where no divider has it.
    private var dividers: [UInt16]
    private let one: UInt32
    private let two: UInt32

    private init(bits: UInt32, taps: [UInt32], count: UInt32, one: UInt32, two: UInt32) {
        dividers = Array(repeating: 0, count: 1 << Int(bits))
        self.one = one
        self.two = two
        var state: UInt32 = 1 << (bits - 1)
        for divider in stride(from: count, to: 2, by: -1) {
            let feedback = taps.reduce(state) { $0 ^ state >> $1 } & 1
            state = feedback << (bits - 1) | state >> 1
            dividers[Int(state)] = UInt16(divider)
        }
    }

    /// The divider that a register's field stands for; 0 for none.
    subscript(_ encoded: UInt32) -> UInt16 {
        if encoded == one { return 1 }
        if encoded == two { return 2 }
        return encoded < dividers.count ? dividers[Int(encoded)] : 0
    }
}
