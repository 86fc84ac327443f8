package import ArmMProfile
package import Diagnostics

/// A machine file, or the overlay a scenario writes in place: as written, unresolved.
package struct MachineDescription: Sendable, Hashable {
    /// `machine:` in a machine file.
    package var name: Located<String>?
    /// `extends:` in a machine file, `variant:` in a scenario.
    package var extends: Located<String>?
    package var summary: String?
    package var core: Located<String>?
    package var priorityBits: Located<Int>?
    package var interrupts: Located<Int>?
    package var mpuRegions: Located<Int>?
    package var floatingPoint: Located<FloatingPointExtension>?
    package var clockHz: Located<UInt64>?
    package var cpuid: Located<UInt32>?
    package var vtorReset: Located<UInt32>?
    package var bitBand: Located<Bool>?
    package var sysTickDivider: Located<Int>?
    package var sysTickInDeepSleep: Located<Bool>?
    package var writeBuffer: Located<WriteBufferDescription>?
    package var resetDelay: Located<Int>?
    package var timing = TimingDescription()
    package var memory: [Located<MemoryDescription>] = []
    package var devices: [Located<DeviceDescription>] = []
    /// The keys that could not be read: values of no use, or names in `memory` or `devices` that are lost.
    package var unread = UnreadKeys<MachineKey>()
    /// There is a mistake in what was read, which has been reported: only more mistakes can be found.
    package var hasMistakes = false
    package var span: SourceSpan

    package init(span: SourceSpan) {
        self.span = span
    }
}

/// `timing:`.
package struct TimingDescription: Sendable, Hashable {
    /// `instructions`, `core` or `memory`.
    package var level: Located<String>?
    package var prefetch: Located<Bool>?
    package var multiplyCycles: Located<Int>?
    package var continuesMultiples: Located<Bool>?

    package init() {}
}

/// A line of `memory:`.
package struct MemoryDescription: Sendable, Hashable {
    package var name: Located<String>
    /// `flash`, `ram`, `alias`, `storage` or `window`.
    package var kind: Located<String>?
    package var at: Located<UInt32>?
    package var size: Located<UInt64>?
    /// The region an alias or a window shows.
    package var of: Located<String>?
    /// Whether a window shows it from reset on.
    package var open: Located<Bool>?
    /// Shorthand for an alias of this region at another address.
    package var alias: Located<UInt32>?
    package var executable: Located<Bool>?
    /// What a store to flash does: `fault` or `ignored`.
    package var write: Located<String>?
    package var waitStates: Located<Int>?
    /// The keys that could not be read.
    package var unread = UnreadKeys<MemoryKey>()

    package init(name: Located<String>) {
        self.name = name
    }
}

/// A line of `devices:`: name, kind, address, interrupts, and parameters that the kind knows.
package struct DeviceDescription: Sendable, Hashable {
    package var name: Located<String>
    package var kind: Located<String>?
    package var at: Located<UInt32>?
    package var size: Located<UInt32>?
    /// The lines of `irq:`, that of NMI by its number in CMSIS; nil when it is not written, which is not the same as `irq: []`.
    package var irqs: [Located<Int>]?
    /// Other devices may drive its interrupt lines too.
    package var sharesIRQ: Located<Bool>?
    package var isSingleCycle: Located<Bool>?
    /// What drives its inputs, by the input's name: `device` or `device.output`.
    package var inputs: [DeviceInput] = []
    /// Regions by the roles of the kind.
    package var memory: [MemoryRoleDescription] = []
    /// What is left: the kind's own parameters, as written.
    package var parameters: [ParameterValue.Entry] = []
    /// The keys that could not be read.
    package var unread = UnreadKeys<DeviceKey>()

    package init(name: Located<String>) {
        self.name = name
    }
}

/// A line of a device's `inputs:`.
package struct DeviceInput: Sendable, Hashable {
    package var name: Located<String>
    package var source: Located<String>

    package init(name: Located<String>, source: Located<String>) {
        self.name = name
        self.source = source
    }
}

/// A line of `memory:` of a device.
package struct MemoryRoleDescription: Sendable, Hashable {
    /// The role that the kind gives it.
    package var role: Located<String>
    /// The region.
    package var region: Located<String>

    package init(role: Located<String>, region: Located<String>) {
        self.role = role
        self.region = region
    }
}

/// A parameter's value: a tree of located scalars.
package indirect enum ParameterValue: Sendable, Hashable {
    case scalar(Located<String>)
    case list([ParameterValue], SourceSpan)
    case map([Entry], SourceSpan)

    package struct Entry: Sendable, Hashable {
        package var key: Located<String>
        package var value: ParameterValue

        package init(key: Located<String>, value: ParameterValue) {
            self.key = key
            self.value = value
        }
    }
}
