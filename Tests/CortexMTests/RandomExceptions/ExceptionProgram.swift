/// A random program of exceptions, in the form of a slot of fixtures/firmware/random: masking, supervisor calls, faults,
/// priorities, the MPU, both stacks and privileges, nested handlers, and returns that are good and bad.
struct ExceptionProgram {
    /// Bytes of a slot.
    static let size = 4096
    private static let magic: UInt32 = 0x444E_4152
    private static let firstBody = 0x100
    private static let handlerBodies = 32
    /// Halfwords after which handlers have no more actions.
    private static let room = 1700

    /// The slot.
    let bytes: [UInt8]

    init(seed: UInt64) {
        var random = SeededRandom(seed)
        var body = ExceptionProgramBody(isThread: true)
        for action in ExceptionAction.preparation(&random) { body.append(action) }
        for _ in 0..<Int.random(in: 4...14, using: &random) { body.append(.random(inThread: true, &random)) }
        body.endProgram()
        var code = body.code
        var offsets: [UInt16] = []
        for _ in 0..<Self.handlerBodies {
            offsets.append(UInt16(Self.firstBody + 2 * code.count))
            var body = ExceptionProgramBody(isThread: false)
            let actions = [0, 0, 1, 1, 1, 2, 3].randomElement(using: &random) ?? 0
            for _ in 0..<actions where code.count < Self.room { body.append(.random(inThread: false, &random)) }
            body.endHandler()
            code += body.code
        }
        var bytes = Self.magic.bytes
        for offset in offsets { bytes += offset.bytes }
        for _ in 0..<Self.handlerBodies { bytes += Self.wayOn(&random).bytes }
        bytes += [UInt8](repeating: 0, count: Self.firstBody - bytes.count)
        for halfword in code { bytes += halfword.bytes }
        precondition(bytes.count <= Self.size, "the longest program fits its slot")
        self.bytes = bytes + [UInt8](repeating: 0, count: Self.size - bytes.count)
    }

    /// How a handler goes on: mostly as it should; see the bits in random.S.
    private static func wayOn(_ random: inout SeededRandom) -> UInt32 {
        var bits: UInt32 = Bool.random(using: &random) ? 1 << 8 : 0
        if Int.random(in: 0..<4, using: &random) == 0 { bits |= 1 }
        if Int.random(in: 0..<6, using: &random) == 0 { bits |= 1 << UInt32.random(in: 1...7, using: &random) }
        return bits
    }
}

extension FixedWidthInteger {
    /// The bytes, the lowest first.
    fileprivate var bytes: [UInt8] {
        (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }
}
