internal import Firmware
internal import ScenarioLanguage

/// How long a debug server lets a function of a loader take.
struct LoaderTimeout: Hashable {
    var milliseconds: UInt32
    /// Who says so: `toErase of the loader's FlashDevice`.
    var origin: String

    /// As limits of a call on a machine of so many cycles a second.
    func limits(clockHz: UInt64) -> CompiledLimits {
        var limits = CompiledLimits()
        let (product, overflow) = UInt64(milliseconds).multipliedReportingOverflow(by: clockHz)
        limits.cycles = overflow ? .max : max(1, product / 1000)
        limits.text = UnitText.time(milliseconds: milliseconds)
        limits.origin = origin
        return limits
    }
}

extension LoaderConvention {
    /// The time-out of a function where a scenario gives none; nil where the convention has none either.
    func timeout(of function: String, _ chip: LoaderDescription?, _ image: FirmwareImage) -> LoaderTimeout? {
        switch self {
        case .flm:
            return switch function {
            case "EraseSector": Self.timeout(chip?.eraseTimeout, "toErase of the loader's FlashDevice")
            case "ProgramPage": Self.timeout(chip?.programTimeout, "toProg of the loader's FlashDevice")
            default: nil
            }
        case .stldr: return nil
        case .flashplugin:
            let times = image.flashPluginTimeouts
            let origin = "of " + (times.isFromTable ? "the plugin's FLASHPlugin_TimeoutTable" : "its host, which is told nothing else")
            return switch function {
            case FLASHPluginSymbol.eraseSectors: Self.timeout(times.erase, "'erase' \(origin)")
            case FLASHPluginSymbol.programSync: Self.timeout(times.write, "'write' \(origin)")
            case FLASHPluginSymbol.probe, FLASHPluginSymbol.findWorkArea, FLASHPluginSymbol.unload:
                Self.timeout(times.initialization, "'init' \(origin)")
            case FLASHPluginSymbol.initDone: Self.timeout(times.load, "'load' \(origin)")
            default: nil
            }
        }
    }

    /// No time at all is none that was meant.
    private static func timeout(_ milliseconds: UInt32?, _ origin: String) -> LoaderTimeout? {
        milliseconds.flatMap { $0 == 0 ? nil : LoaderTimeout(milliseconds: $0, origin: origin) }
    }
}
