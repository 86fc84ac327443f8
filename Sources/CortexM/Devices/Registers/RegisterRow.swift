package import ArmMProfile

/// One row of a device's register table.
package struct RegisterRow: Sendable, Hashable {
    /// What stands behind a register.
    package enum Modelling: Sendable, Hashable {
        /// The row's masks say all that there is to say.
        case table
        /// The device's code decides what a load gives or a store does; the masks then say nothing.
        case code
        /// Nothing: it keeps what is stored, and firmware that uses it is reported.
        case none
    }

    package let name: String
    /// From the device's base; a multiple of 4.
    package let offset: UInt32
    package let reset: UInt32
    /// The bits that a store sets to what is stored.
    package var writable: UInt32
    /// The bits that storing a one clears.
    package let clears: UInt32
    /// The bits that storing a zero clears.
    package let zeroClears: UInt32
    /// The words that the row stands for: more than one for an array, whose words the device's code tells apart.
    package let words: UInt32
    /// What stands behind it.
    package let modelling: Modelling
    /// Its fields, as far as they have names, in ascending order of bits.
    package var fields: [RegisterField] = []
    /// What peripherals that share the register's address call it.
    package var otherNames: [String] = []

    /// The register's name that this one is, in any case.
    package func name(like name: String) -> String? {
        ([self.name] + otherNames).first { $0.lowercased() == name.lowercased() }
    }

    /// True when the device's code looks after the register.
    package var isSpecial: Bool { modelling == .code }

    package init(
        _ name: String, _ offset: UInt32, reset: UInt32 = 0, writable: UInt32 = .max, clears: UInt32 = 0, zeroClears: UInt32 = 0
    ) {
        self.init(
            name: name, offset: offset, reset: reset, writable: writable, clears: clears, zeroClears: zeroClears, modelling: .table)
    }

    package init(
        name: String, offset: UInt32, reset: UInt32 = 0, writable: UInt32 = 0, clears: UInt32 = 0, zeroClears: UInt32 = 0,
        words: UInt32 = 1, modelling: Modelling
    ) {
        self.name = name
        self.offset = offset
        self.reset = reset
        self.writable = writable
        self.clears = clears
        self.zeroClears = zeroClears
        self.words = max(1, words)
        self.modelling = modelling
    }

    /// A register that stores do not change.
    package static func readOnly(_ name: String, _ offset: UInt32, _ value: UInt32 = 0) -> Self {
        Self(name, offset, reset: value, writable: 0)
    }

    /// A register, or an array of `words` of them, that the device's code looks after; `reset` is what a load gives after a reset.
    package static func special(_ name: String, _ offset: UInt32, reset: UInt32 = 0, words: UInt32 = 1) -> Self {
        Self(name: name, offset: offset, reset: reset, words: words, modelling: .code)
    }

    /// A register that has a name and keeps what is stored, and that is not modelled otherwise.
    package static func kept(_ name: String, _ offset: UInt32, reset: UInt32 = 0, writable: UInt32 = .max) -> Self {
        Self(name: name, offset: offset, reset: reset, writable: writable, modelling: .none)
    }
}
