/// A device of registers without behaviour: reset values, masks, and bits that follow other bits. It serves wherever a driver
/// only stores its settings and polls a ready bit.
public struct RegisterBlock: RegisterDevice {
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

        /// A register at an offset, by default of 0 and writable as a whole.
        public init(_ name: String, at offset: UInt32, reset: UInt32 = 0, writable: UInt32 = .max, clears: UInt32 = 0) {
            self.name = name
            self.offset = offset
            self.reset = reset
            self.writable = writable
            self.clears = clears
        }
    }

    package var registers: RegisterFile
    private let mirrors: [Mirror]

    /// A block of these registers; words without one start as zero and hold what is stored.
    public init(_ registers: [Register], mirrors: [Mirror] = []) {
        self.registers = RegisterFile(
            RegisterTable(
                registers.map {
                    RegisterRow($0.name, $0.offset, reset: $0.reset, writable: $0.writable, clears: $0.clears)
                }))
        self.mirrors = mirrors
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        var value = registers[offset]
        for mirror in mirrors where mirror.target.register == offset {
            let held = registers[mirror.source.register]
            let source = ((mirror.isInverted ? ~held : held) & mirror.source.mask) >> mirror.source.shift
            value = value & ~mirror.target.mask | source << mirror.target.shift & mirror.target.mask
        }
        return value
    }
}
