/// A register as the manual describes it: its name, where it is, and the fields in it.
public struct RegisterDescription: Sendable, Hashable {
    /// Where a register is found.
    public enum Location: Sendable, Hashable {
        /// R0 to R15.
        case core(Int)
        /// A special register, read and written by MRS and MSR; FPSCR by VMRS and VMSR.
        case special(SpecialRegister)
        /// S0 to S31.
        case single(Int)
        /// D0 to D15.
        case double(Int)
        /// In the System Control Space or another part of the private peripheral bus, `size` bytes wide.
        case memory(address: UInt32, size: Int)
        /// No register but a value with fields: EXC_RETURN.
        case value
    }

    /// What software may do with it.
    public enum Access: Sendable, Hashable {
        case readWrite
        case readOnly
        /// A one written to a bit clears it.
        case writeOneToClear
    }

    /// As the manual spells it.
    public var name: String
    /// Other spellings: CMSIS's, and older manuals'.
    public var aliases: [String]
    /// Bits.
    public var width: Int
    /// Where to find it.
    public var location: Location
    /// What a store or MSR does to it.
    public var access: Access
    /// The first architecture that has it.
    public var since: ArchitectureVersion
    /// The least floating-point extension that it comes with.
    public var needs: FloatingPointExtension
    /// In ascending order of bits.
    public var fields: [RegisterField]
    /// One sentence.
    public var summary: String

    /// The field of this name, in any case.
    public func field(_ name: String) -> RegisterField? {
        fields.first { $0.isNamed(name) }
    }

    /// A row of the catalog, or a register of a device.
    package init(
        _ name: String, _ aliases: [String] = [], width: Int = 32, at location: Location, access: Access = .readWrite,
        since: ArchitectureVersion = .armv6M, needs: FloatingPointExtension = .none, _ summary: String, fields: [RegisterField] = []
    ) {
        self.name = name
        self.aliases = aliases
        self.width = width
        self.location = location
        self.access = access
        self.since = since
        self.needs = needs
        self.summary = summary
        self.fields = fields
    }
}

/// A field of a register.
public struct RegisterField: Sendable, Hashable {
    /// As the manual spells it.
    public var name: String
    /// Other spellings.
    public var aliases: [String]
    /// The lowest bit.
    public var lsb: Int
    /// Bits.
    public var width: Int
    /// What it says when it is set, or what it holds; empty where nobody says.
    public var meaning: String

    /// The field's bits in place.
    public var mask: UInt32 { (width >= 32 ? .max : (1 << UInt32(width)) - 1) << UInt32(lsb) }
    /// The largest value it holds.
    public var maximum: UInt32 { mask >> UInt32(lsb) }

    /// The field's value in a register's value.
    public func extract(_ value: UInt32) -> UInt32 { (value & mask) >> UInt32(lsb) }

    /// A register's value with this field replaced; bits of `value` beyond the field are dropped.
    public func insert(_ value: UInt32, into register: UInt32) -> UInt32 {
        register & ~mask | value << UInt32(lsb) & mask
    }

    func isNamed(_ name: String) -> Bool {
        let name = name.lowercased()
        return self.name.lowercased() == name || aliases.contains { $0.lowercased() == name }
    }

    /// A field of one bit, or of `width` bits from `lsb` on.
    package init(_ name: String, aka aliases: [String] = [], _ lsb: Int, width: Int = 1, _ meaning: String) {
        self.name = name
        self.aliases = aliases
        self.lsb = lsb
        self.width = width
        self.meaning = meaning
    }
}

/// The registers that MRS and MSR reach (DDI 0403 B5.2.2), the parts of xPSR, and FPSCR.
public enum SpecialRegister: UInt8, Sendable, Hashable, CaseIterable {
    case xpsr, apsr, ipsr, epsr, msp, psp, primask, faultmask, basepri, control, fpscr
}
