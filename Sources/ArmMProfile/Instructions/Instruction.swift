/// The type of shift that `DecodeImmShift()` gives (DDI 0403 A7.4.2).
public enum ShiftType: UInt8, Sendable, Hashable {
    case lsl, lsr, asr, ror, rrx
}

/// One decoded instruction: what the engine executes, and what the decode cache holds. 16 bytes, no references.
///
/// It holds only what the bits say, never state that a store can change (CCR, CPACR, MPU).
public struct Instruction: Sendable, Hashable {
    /// Properties that few instructions have, one bit each.
    public struct Flags: OptionSet, Sendable, Hashable {
        /// One bit for each flag.
        public let rawValue: UInt8
        /// The flags whose bits are set in `rawValue`.
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The S bit: updates APSR.
        @inlinable public static var setFlags: Flags { Flags(rawValue: 1 << 0) }
        /// A 16-bit form that updates APSR outside an IT block only.
        @inlinable public static var setFlagsOutsideIT: Flags { Flags(rawValue: 1 << 1) }
        /// The logical forms with an immediate that `ThumbExpandImm_C()` rotated: the carry is bit 31 of it.
        @inlinable public static var immediateCarry: Flags { Flags(rawValue: 1 << 2) }
        /// The base register is written back.
        @inlinable public static var writeback: Flags { Flags(rawValue: 1 << 3) }
        /// The access is at the base, and the offset is added after it.
        @inlinable public static var postIndexed: Flags { Flags(rawValue: 1 << 4) }
        /// The encoding is one that the manual calls UNPREDICTABLE outside or anywhere; what is done is silicon's usual pick.
        @inlinable public static var unpredictable: Flags { Flags(rawValue: 1 << 5) }
        /// The machine's own mark on an instruction that is not floating-point: what it takes depends on the instruction after it.
        /// Never decoded from bits.
        @inlinable public static var timedByNext: Flags { Flags(rawValue: 1 << 7) }
        /// May change the program counter: ends a basic block.
        @inlinable public static var branches: Flags { Flags(rawValue: 1 << 6) }
        /// A floating-point instruction with `sz` set: its numbers have 64 bits. VCVT between the precisions is then from double.
        @inlinable public static var doublePrecision: Flags { Flags(rawValue: 1 << 7) }
    }

    /// `amount` of a rounding by FPSCR.RMode, where it is no value of ``FPRounding``.
    public static let roundsAsFPSCRSays: UInt8 = 0xFF

    /// What it does.
    public var operation: Operation
    /// How it differs from the plain form of its operation.
    public var flags: Flags
    /// The destination, Rd or Rt, 0 to 15; see ``Operation`` for what each operation keeps where.
    public var rd: UInt8
    /// The first operand or the base, Rn, 0 to 15.
    public var rn: UInt8
    /// The second operand or the index, Rm, 0 to 15.
    public var rm: UInt8
    /// The third operand, Ra, Rt2 or RdLo, 0 to 15; a condition or MSR's mask for operations without one.
    public var ra: UInt8
    /// How Rm is shifted before it is used.
    public var shift: ShiftType
    /// Bits to shift or rotate by, 0 to 32; the lowest bit for bit fields.
    public var amount: UInt8
    /// The constant, expanded, or the offset as a two's complement number, or the register list.
    public var immediate: UInt32
    /// The row of ``Encoding/table`` that decoded it; `UInt16.max` for none.
    public var row: UInt16
    /// 2 or 4 bytes.
    public var length: UInt8
    /// The cycles it takes when nothing dynamic adds to them, filled in by the machine's timing table.
    public var cycles: UInt8

    /// An instruction of these parts, by default a 16-bit one of a cycle that no row decoded.
    public init(
        _ operation: Operation, flags: Flags = [], rd: UInt8 = 0, rn: UInt8 = 0, rm: UInt8 = 0, ra: UInt8 = 0,
        shift: ShiftType = .lsl, amount: UInt8 = 0, immediate: UInt32 = 0, row: UInt16 = .max, length: UInt8 = 2,
        cycles: UInt8 = 1
    ) {
        self.operation = operation
        self.flags = flags
        self.rd = rd
        self.rn = rn
        self.rm = rm
        self.ra = ra
        self.shift = shift
        self.amount = amount
        self.immediate = immediate
        self.row = row
        self.length = length
        self.cycles = cycles
    }
}
