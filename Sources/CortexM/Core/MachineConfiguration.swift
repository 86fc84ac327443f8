/// A machine variant, resolved: what `Machine.init` builds. Machine files are compiled to this.
public struct MachineConfiguration: Sendable {
    public var name: String
    public var core: CoreConfiguration
    /// Core clock in hertz: turns virtual cycles into virtual time.
    public var clockHz: UInt64
    public var regions: [MemoryRegion]
    public var devices: [DevicePlacement]

    public init(
        name: String, core: CoreConfiguration, clockHz: UInt64, regions: [MemoryRegion], devices: [DevicePlacement]
    ) {
        self.name = name
        self.core = core
        self.clockHz = clockHz
        self.regions = regions
        self.devices = devices
    }
}

/// A stretch of the memory map.
public struct MemoryRegion: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case ram
        /// Read-only to the bus. `write` says what a store does: faults, or is ignored.
        case flash(write: FlashWrite)
        /// The same bytes as another region, by its name, at another address.
        case alias(of: String)
    }

    public enum FlashWrite: Sendable, Hashable {
        case busFault, ignored
    }

    public var name: String
    public var kind: Kind
    public var base: UInt32
    /// Bytes; a multiple of 4.
    public var size: UInt64
    /// Instruction fetches are answered (a data-only bus, such as CCM on an STM32F407, answers with a bus error).
    public var executable: Bool

    public init(name: String, kind: Kind, base: UInt32, size: UInt64, executable: Bool = true) {
        self.name = name
        self.kind = kind
        self.base = base
        self.size = size
        self.executable = executable
    }
}

/// A device and where it stands.
public struct DevicePlacement: Sendable {
    public var name: String
    public var base: UInt32
    public var size: UInt32
    /// The interrupt lines that the device's outputs 0, 1, … drive.
    public var interrupts: [Int]
    public var device: any Device

    public init(name: String, base: UInt32, size: UInt32, interrupts: [Int], device: any Device) {
        self.name = name
        self.base = base
        self.size = size
        self.interrupts = interrupts
        self.device = device
    }
}
