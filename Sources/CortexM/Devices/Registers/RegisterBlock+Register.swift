public import ArmMProfile

extension RegisterBlock {
    /// Bits of one register.
    public struct Field: Sendable, Hashable {
        /// The register's offset in bytes.
        public var register: UInt32
        /// The lowest bit, 0 to 31.
        public var shift: UInt32
        /// Bits, 1 to 32.
        public var width: UInt32

        /// Bits of the register at an offset; `shift` and `width` are brought into range.
        public init(register: UInt32, shift: UInt32, width: UInt32) {
            self.register = register
            self.shift = min(shift, 31)
            self.width = min(max(1, width), 32 - min(shift, 31))
        }

        var mask: UInt32 { (UInt32.max >> (32 - width)) << shift }
    }

    /// `target` reads as `source` holds, or as its complement.
    public struct Mirror: Sendable, Hashable {
        /// The bits that follow.
        public var target: Field
        /// The bits that are followed.
        public var source: Field
        /// Whether the target reads as the complement.
        public var isInverted: Bool

        /// A target that follows `source`; the narrower of the two decides how many bits do.
        public init(target: Field, source: Field, isInverted: Bool = false) {
            self.target = target
            self.source = source
            self.isInverted = isInverted
        }
    }

    /// What storing ones to a register does to the bits of another.
    public enum Change: Sendable, Hashable {
        /// Sets them there.
        case set(register: UInt32)
        /// Clears them there.
        case clear(register: UInt32)
        /// Turns them over there.
        case toggle(register: UInt32)

        /// The offset of the other register.
        public var register: UInt32 {
            switch self {
            case .set(let register), .clear(let register), .toggle(let register): register
            }
        }

        func applied(to held: UInt32, _ ones: UInt32) -> UInt32 {
            switch self {
            case .set: held | ones
            case .clear: held & ~ones
            case .toggle: held ^ ones
            }
        }
    }

    /// A register of the block.
    public struct Register: Sendable, Hashable {
        /// As the part's manual spells it.
        public var name: String
        /// Bytes from the device's base, a multiple of 4.
        public var offset: UInt32
        /// The value after every reset.
        public var reset: UInt32
        /// The bits that a store changes.
        public var writable: UInt32
        /// The bits that storing a one clears.
        public var clears: UInt32
        /// The bits that storing a zero clears.
        public var zeroClears: UInt32 = 0
        /// The bits that a load clears.
        public var readClears: UInt32 = 0
        /// A load gives zero.
        public var isWriteOnly = false
        /// What a store does to another register, in the place of changing this one; a load gives the other one's value.
        public var change: Change?
        /// False for a register that has a name, a reset value and its access rules, and nothing behind them: firmware that uses it
        /// is reported.
        public var isModelled = true
        /// Bits that have names, in ascending order.
        public var fields: [RegisterField] = []

        /// A register at an offset, by default of 0 and writable as a whole.
        public init(_ name: String, at offset: UInt32, reset: UInt32 = 0, writable: UInt32 = .max, clears: UInt32 = 0) {
            self.name = name
            self.offset = offset
            self.reset = reset
            self.writable = writable
            self.clears = clears
        }

        var row: RegisterRow {
            var row = RegisterRow(
                name: name, offset: offset, reset: reset, writable: writable, clears: clears, zeroClears: zeroClears,
                modelling: isModelled ? .table : .none)
            row.fields = fields
            return row
        }
    }
}
