public import Diagnostics

/// A machine file, or the overlay a scenario writes in place: as written, unresolved.
public struct MachineDescription: Sendable, Hashable {
    /// `machine:` in a machine file.
    public var name: Located<String>?
    /// `extends:` in a machine file, `variant:` in a scenario.
    public var extends: Located<String>?
    public var summary: String?
    public var core: Located<String>?
    public var priorityBits: Located<Int>?
    public var interrupts: Located<Int>?
    public var mpuRegions: Located<Int>?
    public var clockHz: Located<UInt64>?
    public var vtorReset: Located<UInt32>?
    public var bitBand: Located<Bool>?
    public var sysTickDivider: Located<Int>?
    public var memory: [Located<MemoryDescription>] = []
    public var devices: [Located<DeviceDescription>] = []
    public var span: SourceSpan

    public init(span: SourceSpan) {
        self.span = span
    }
}

/// A line of `memory:`.
public struct MemoryDescription: Sendable, Hashable {
    public var name: Located<String>
    /// `flash`, `ram` or `alias`.
    public var kind: Located<String>?
    public var at: Located<UInt32>?
    public var size: Located<UInt64>?
    /// The region an alias shows.
    public var of: Located<String>?
    /// Shorthand for an alias of this region at another address.
    public var alias: Located<UInt32>?
    public var executable: Located<Bool>?
    /// What a store to flash does: `fault` or `ignored`.
    public var write: Located<String>?

    public init(name: Located<String>) {
        self.name = name
    }
}

/// A line of `devices:`: name, kind, address, interrupts, and parameters that the kind knows.
public struct DeviceDescription: Sendable, Hashable {
    public var name: Located<String>
    public var kind: Located<String>?
    public var at: Located<UInt32>?
    public var size: Located<UInt32>?
    public var irqs: [Located<Int>] = []
    /// What is left: the kind's own parameters, as written.
    public var parameters: [ParameterValue.Entry] = []

    public init(name: Located<String>) {
        self.name = name
    }
}

/// A parameter's value: a tree of located scalars.
public indirect enum ParameterValue: Sendable, Hashable {
    case scalar(Located<String>)
    case list([ParameterValue], SourceSpan)
    case map([Entry], SourceSpan)

    public struct Entry: Sendable, Hashable {
        public var key: Located<String>
        public var value: ParameterValue

        public init(key: Located<String>, value: ParameterValue) {
            self.key = key
            self.value = value
        }
    }
}
