/// The machines that come with the program: YAML files, embedded so that the binary needs no other file.
public enum MachineLibrary {
    /// Their names, boards and parts first, then bare cores.
    public static let names = [
        "mps2-an385", "mps2-an386", "mps2-an500", "lm3s6965evb", "nrf51822", "nrf52833", "stm32f103", "stm32f407", "stm32f429",
        "stm32l476", "stm32h743", "stm32h753", "lpc4330", "lpc4370", "cortex-m0", "cortex-m0plus", "cortex-m3", "cortex-m4",
        "cortex-m4f", "cortex-m7",
    ]

    /// A machine's file: the path that diagnostics print, and its text. `nil` for a name that is not in `names`.
    public static func source(named name: String) -> (path: String, text: String)? {
        bytes(named: name).map { ("machines/\(name).yaml", String(decoding: $0, as: UTF8.self)) }
    }

    private static func bytes(named name: String) -> [UInt8]? {
        switch name {
        case "mps2-an385": PackageResources.mps2_an385_yaml
        case "mps2-an386": PackageResources.mps2_an386_yaml
        case "mps2-an500": PackageResources.mps2_an500_yaml
        case "nrf51822": PackageResources.nrf51822_yaml
        case "nrf52833": PackageResources.nrf52833_yaml
        case "lm3s6965evb": PackageResources.lm3s6965evb_yaml
        case "stm32f103": PackageResources.stm32f103_yaml
        case "stm32f407": PackageResources.stm32f407_yaml
        case "stm32f429": PackageResources.stm32f429_yaml
        case "stm32l476": PackageResources.stm32l476_yaml
        case "stm32h743": PackageResources.stm32h743_yaml
        case "stm32h753": PackageResources.stm32h753_yaml
        case "lpc4330": PackageResources.lpc4330_yaml
        case "lpc4370": PackageResources.lpc4370_yaml
        case "cortex-m0": PackageResources.cortex_m0_yaml
        case "cortex-m0plus": PackageResources.cortex_m0plus_yaml
        case "cortex-m3": PackageResources.cortex_m3_yaml
        case "cortex-m4": PackageResources.cortex_m4_yaml
        case "cortex-m4f": PackageResources.cortex_m4f_yaml
        case "cortex-m7": PackageResources.cortex_m7_yaml
        default: nil
        }
    }
}
