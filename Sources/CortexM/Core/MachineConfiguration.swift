/// A machine variant, resolved: what `Machine.init` builds. Machine files are compiled to this.
public struct MachineConfiguration: Sendable {
    /// Its name in reports.
    public var name: String
    /// The processor core.
    public var core: CoreConfiguration
    /// Core clock in hertz: turns virtual cycles into virtual time.
    public var clockHz: UInt64
    /// RAM and flash.
    public var regions: [MemoryRegion]
    /// What stands on the bus beside memory.
    public var devices: [DevicePlacement]
    /// How virtual time passes.
    public var timing: TimingConfiguration

    /// A machine of these parts.
    public init(
        name: String, core: CoreConfiguration, clockHz: UInt64, regions: [MemoryRegion], devices: [DevicePlacement],
        timing: TimingConfiguration = TimingConfiguration()
    ) {
        self.name = name
        self.core = core
        self.clockHz = clockHz
        self.regions = regions
        self.devices = devices
        self.timing = timing
    }
}

/// A stretch of the memory map.
public struct MemoryRegion: Sendable, Hashable {
    /// What answers accesses.
    public enum Kind: Sendable, Hashable {
        case ram
        /// Read-only to the bus. `write` says what a store does: faults, or is ignored.
        case flash(write: FlashWrite)
        /// The same bytes as another region, by its name, at another address.
        case alias(of: String)
    }

    /// What a store to flash does without a controller's help.
    public enum FlashWrite: Sendable, Hashable {
        case busFault, ignored
    }

    /// Its name in machine files and messages.
    public var name: String
    /// What answers accesses to it.
    public var kind: Kind
    /// Its first address.
    public var base: UInt32
    /// Bytes; a multiple of 4.
    public var size: UInt64
    /// Instruction fetches are answered (a data-only bus, such as CCM on an STM32F407, answers with a bus error).
    public var executable: Bool

    /// A region of `size` bytes at `base`.
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
    /// Its name: that of its console too.
    public var name: String
    /// Its first address.
    public var base: UInt32
    /// Bytes of addresses that it answers.
    public var size: UInt32
    /// The interrupt lines that the device's outputs 0, 1, … drive.
    public var interrupts: [Int]
    /// The device itself, as it is after power-on.
    public var device: any Device
    /// It is on the single-cycle I/O port of a Cortex-M0+: a load or store takes one cycle.
    public var isSingleCycle: Bool
    /// What other devices drive on its inputs.
    public var wires: [DeviceWire]

    /// A device at `base`.
    public init(
        name: String, base: UInt32, size: UInt32, interrupts: [Int], device: any Device, isSingleCycle: Bool = false,
        wires: [DeviceWire] = []
    ) {
        self.name = name
        self.base = base
        self.size = size
        self.interrupts = interrupts
        self.device = device
        self.isSingleCycle = isSingleCycle
        self.wires = wires
    }
}
