import ArmMProfile

/// What a value is for: how wide it may be, and which names of bits it can be written in.
struct ValueTarget: Sendable {
    /// As messages name it.
    var what: String
    var width: Int
    /// The register, when the whole of it is meant: its fields can be listed.
    var register: RegisterDescription?
    /// Whether names of bits are taken as they are, for the compiler to look up on the machine.
    var takesAnyNames: Bool

    init(_ what: String, width: Int, register: RegisterDescription? = nil, takesAnyNames: Bool = false) {
        self.what = what
        self.width = width
        self.register = register
        self.takesAnyNames = takesAnyNames
    }
}

extension ValueTarget {
    /// Whether it can be written as names of bits.
    var hasNames: Bool { takesAnyNames || register?.fields.isEmpty == false }

    /// The value of LR in a handler, with its fields.
    static var excReturn: ValueTarget {
        ValueTarget("'exc_return'", width: 32, register: RegisterCatalog.named("EXC_RETURN"))
    }
}

/// The spelling of registers.
enum RegisterName {
    /// As in the catalog, or nil when it has no such register.
    static func canonical(_ name: some StringProtocol) -> String? {
        RegisterCatalog.named(String(name))?.name
    }
}
