import ArmMProfile

/// What a value is for: how wide it may be, and which names of bits it can be written in.
struct ValueTarget: Sendable {
    /// As messages name it.
    var what: String
    var width: Int
    /// The register, when the whole of it is meant: its fields can be listed.
    var register: RegisterDescription?

    init(_ what: String, width: Int, register: RegisterDescription? = nil) {
        self.what = what
        self.width = width
        self.register = register
    }
}

extension ValueTarget {
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
