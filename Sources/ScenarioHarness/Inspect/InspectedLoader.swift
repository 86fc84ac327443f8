internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// A flash loader among the images: what it says of its chip, and the functions by which it is called.
package struct InspectedLoader: Sendable {
    /// The chip that it is for.
    package struct Chip: Sendable, Hashable {
        /// Sectors of one size, one after the other.
        package struct Sectors: Sendable, Hashable {
            package var start, size, count: UInt32
        }

        package var name: String
        /// What kind of memory it is: `SPI flash`; nil for a number that its convention does not know.
        package var type: String?
        package var address, size, pageSize: UInt32
        package var erasedValue: UInt8
        package var sectors: [Sectors]
    }

    /// A function of its convention.
    package struct Function: Sendable, Hashable {
        package var name: String
        /// nil where the loader does not have it.
        package var address: UInt32?
        /// Without it, it is no loader of its convention.
        package var isRequired: Bool
        /// The time-out of a call, in milliseconds; nil where nobody says one.
        package var timeout: UInt32?
    }

    /// The image's path.
    package var path: String
    /// As scenarios write it: `flm`.
    package var convention: String
    /// What people call it.
    package var title: String
    /// What its file says of its chip; a plugin says it when it is asked.
    package var chip: Chip?
    /// In the order of their use.
    package var functions: [Function]
    /// What R9 has to be: the address of a CMSIS algorithm's data.
    package var staticBase: UInt32?
    /// Where a plugin is started.
    package var entry: UInt32?
    /// It may be loaded anywhere, and nobody has said where.
    package var isUnplaced: Bool
    /// Whose time-outs a plugin has, in words.
    package var timeouts: String?
    /// What makes it no loader.
    let findings: [Diagnostic]

    /// Nil for an image that is no loader.
    init?(_ image: LoadedImage) {
        guard let convention = LoaderConvention(image.image) else { return nil }
        let description = image.image.loaderDescription
        let needed = convention.required(erases: true, programs: true)
        path = image.path
        self.convention = convention.rawValue
        title = convention.title
        chip = description.map { Chip($0, convention) }
        functions = convention.functions.map { name in
            Function(
                name: name, address: image.function(name), isRequired: needed.contains(name),
                timeout: convention.timeout(of: name, description, image.image)?.milliseconds)
        }
        isUnplaced = convention == .flm && image.image.displacement == 0
        staticBase = convention == .flm ? image.image.sections.first { $0.name == "PrgData" }?.address : nil
        if convention == .flashplugin {
            entry = image.image.entry.map { $0 & ~1 }
            timeouts = image.image.flashPluginTimeouts.origin
        }
        let missing = convention.missing(erases: true, programs: true) { image.function($0) != nil }
        let unsound = convention != .flashplugin && description == nil
        findings =
            missing.map { .loaderLacks($0, image.path, convention, at: nil) }
            + (unsound ? [.loaderDescriptionUnsound(image.path, at: nil)] : [])
    }
}

extension InspectedLoader.Chip {
    fileprivate init(_ chip: LoaderDescription, _ convention: LoaderConvention) {
        name = chip.name
        type = convention.deviceType(chip.deviceType)
        address = chip.address
        size = chip.size
        pageSize = chip.pageSize
        erasedValue = chip.erasedValue
        sectors = zip(chip.sectors, chip.sectorCounts).map { Sectors(start: $0.start, size: $0.size, count: $1) }
    }
}

extension FlashPluginTimeouts {
    /// Whose they are.
    fileprivate var origin: String {
        guard let tableSize else { return "the host's own: there is no FLASHPlugin_TimeoutTable" }
        return isFromTable
            ? "those of FLASHPlugin_TimeoutTable"
            : "the host's own: FLASHPlugin_TimeoutTable says \(tableSize) bytes, and a host takes \(Self.knownSize) at most"
    }
}

extension LoaderConvention {
    /// The convention of an image; nil when it is no loader.
    fileprivate init?(_ image: FirmwareImage) {
        switch image.loaderFormat {
        case .flm?: self = .flm
        case .stldr?: self = .stldr
        case .some, nil:
            guard image.symbols.symbol(named: FLASHPluginSymbol.probe) != nil else { return nil }
            self = .flashplugin
        }
    }

    /// What people call a loader of it.
    fileprivate var title: String {
        switch self {
        case .flm: "a CMSIS flash algorithm (flm)"
        case .stldr: "an external loader of ST's programmer (stldr)"
        case .flashplugin: "a FLASH plugin of Sysprogs' debug server (flashplugin)"
        }
    }

    /// A kind of memory by its number, from 1 on: CMSIS's FlashOS.h, and ST's Dev_Inf.h.
    fileprivate func deviceType(_ number: UInt16) -> String? {
        let names =
            switch self {
            case .flm: ["on-chip flash", "external flash, 8 bits", "external flash, 16 bits", "external flash, 32 bits", "SPI flash"]
            case .stldr:
                [
                    "MCU flash", "NAND flash", "NOR flash", "SRAM", "PSRAM", "PC card", "SPI flash", "I2C flash", "SDRAM", "I2C EEPROM",
                ]
            case .flashplugin: [String]()
            }
        return names.indices.contains(Int(number) - 1) ? names[Int(number) - 1] : nil
    }
}
