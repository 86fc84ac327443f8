/// A device with NOR flash on it, whose bytes are in one of its memories.
package protocol NORController: Device {
    /// The chips and their bytes' memory.
    var chips: NORChips { get }
}

extension STM32QUADSPI: NORController {
    package var chips: NORChips { transfer.chips }
}

extension LPC43xxSPIFI: NORController {
    package var chips: NORChips { transfer.chips }
}
