package import Diagnostics
package import Firmware
package import ScenarioLanguage

/// The work of a flash loader with its names resolved.
package struct CompiledLoader: Sendable {
    package var convention: LoaderConvention
    package var image: LoadedImage
    /// What its file says about the chip; a plugin says it when it is asked.
    package var chip: LoaderDescription?
    /// Where a plugin's chip is mapped.
    package var bank: UInt32
    /// Registers that every function wants: the static base.
    package var registers: [CompiledAction]
    package var frame: LoaderFrame
    /// Where in RAM it is given its bytes.
    package var buffer: UInt32
    /// What `Init` is told.
    package var clock: UInt32
    package var masksInterrupts: Bool
    package var erase: Located<Range<UInt64>>?
    package var program: Located<CompiledData>?
    package var verify: Located<CompiledData>?
    /// Of each call; nil for what the convention says.
    package var limits: CompiledLimits?
    /// Cycles of the machine in a second.
    package var clockHz: UInt64
    /// A part of the message when it is to fail.
    package var fails: Located<String>?
    package var span: SourceSpan

    /// Of a call of one of its functions.
    func limits(of function: String) -> CompiledLimits {
        limits ?? convention.timeout(of: function, chip, image.image)?.limits(clockHz: clockHz) ?? CompiledLimits()
    }

    /// The address of one of its functions; nil when it does not have it.
    package func function(_ name: String) -> UInt32? { image.function(name) }
}

extension LoadedImage {
    /// The address of a function of a loader; nil when it does not have it.
    func function(_ name: String) -> UInt32? {
        guard let address = image.symbols.symbol(named: name)?.address else { return nil }
        // A plugin's optional functions may be aliases of one that does nothing.
        return address == image.symbols.symbol(named: FLASHPluginSymbol.notImplemented)?.address ? nil : address
    }
}

/// Bytes and where they belong.
package struct CompiledData: Sendable {
    package var address: UInt32
    package var bytes: [UInt8]

    /// Bytes from an address on.
    package init(address: UInt32, bytes: [UInt8]) {
        self.address = address
        self.bytes = bytes
    }
}

/// Where a convention has its stack, and the breakpoint that its functions return to.
package struct LoaderFrame: Sendable, Hashable {
    /// The stack pointer before the call.
    package var stackTop: UInt32
    /// Where a function returns to; nil for a word of the stack.
    package var fixedReturn: UInt32?

    /// The return address, and the stack pointer that the function begins with, when the stack begins at `top`.
    package func call(from top: UInt32) -> (returnAddress: UInt32, stackPointer: UInt32) {
        if let fixedReturn { return (fixedReturn, top) }
        let slot = (top &- 4) & ~3
        return (slot, slot &- 4)
    }
}

/// The symbols of a flash plugin.
enum FLASHPluginSymbol {
    static let initDone = "FLASHPlugin_InitDone"
    static let probe = "FLASHPlugin_Probe"
    static let findWorkArea = "FLASHPlugin_FindWorkArea"
    static let eraseSectors = "FLASHPlugin_EraseSectors"
    static let programSync = "FLASHPlugin_ProgramSync"
    static let programAsync = "FLASHPlugin_ProgramAsync"
    static let unload = "FLASHPlugin_Unload"
    static let notImplemented = "FLASHPlugin_NotImplemented"
    static let protectSectors = "FLASHPlugin_ProtectSectors"
    static let checkSectorProtection = "FLASHPlugin_CheckSectorProtection"
    /// What its host asks for, in its order.
    static let required = [initDone, probe, findWorkArea, eraseSectors, unload]
}

extension LoaderConvention {
    /// The functions without which there is no loader of this convention to erase or to program.
    func required(erases: Bool, programs: Bool) -> [String] {
        switch self {
        case .flm: ["Init", "UnInit"] + (erases ? ["EraseSector"] : []) + (programs ? ["ProgramPage"] : [])
        case .stldr: ["Init"] + (erases ? ["SectorErase"] : []) + (programs ? ["Write"] : [])
        case .flashplugin: FLASHPluginSymbol.required
        }
    }

    /// Which of those are not there. Of a plugin's two functions that program one is enough.
    func missing(erases: Bool, programs: Bool, has: (String) -> Bool) -> [String] {
        let either = [FLASHPluginSymbol.programAsync, FLASHPluginSymbol.programSync]
        return required(erases: erases, programs: programs).filter { !has($0) }
            + (self == .flashplugin && !either.contains(where: has) ? [FLASHPluginSymbol.programSync] : [])
    }

    /// All functions that its host may call, in the order of their use.
    package var functions: [String] {
        switch self {
        case .flm: ["Init", "UnInit", "EraseChip", "EraseSector", "ProgramPage", "BlankCheck", "Verify"]
        case .stldr: ["Init", "SectorErase", "MassErase", "Write", "Read", "CheckSum", "Verify"]
        case .flashplugin:
            FLASHPluginSymbol.required + [FLASHPluginSymbol.programAsync, FLASHPluginSymbol.programSync]
                + [FLASHPluginSymbol.protectSectors, FLASHPluginSymbol.checkSectorProtection]
        }
    }

    /// What a function returns when it is done; nil where there is no one value.
    func success(of function: String) -> UInt32? {
        switch (self, function) {
        case (.flm, "Init"), (.flm, "UnInit"), (.flm, "EraseChip"), (.flm, "EraseSector"), (.flm, "ProgramPage"), (.flm, "BlankCheck"): 0
        case (.stldr, "Init"), (.stldr, "Write"), (.stldr, "SectorErase"), (.stldr, "MassErase"), (.stldr, "Read"): 1
        case (.flashplugin, FLASHPluginSymbol.unload): 0
        default: nil
        }
    }

    /// What its results mean.
    var meaning: String {
        switch self {
        case .flm: "a CMSIS algorithm's functions return 0 when they have done what they should"
        case .stldr: "an external loader's functions return 1 when they have done what they should, and 0 when not"
        case .flashplugin: "a plugin's functions return a number below 0 for an error"
        }
    }
}
