import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// `memory:` of a line of `devices`: a region for each role of its kind.
    func memory(_ device: DeviceDescription, _ kind: DeviceKind) -> [DeviceMemoryRegion?] {
        kind.memory.map { role in
            device.memory.first { $0.role.value == role.name }.map { DeviceMemoryRegion($0.region.value, answers: role.answers) }
        }
    }

    /// Every role of every device has a region that fits, and of each region one device answers the accesses.
    mutating func checkRoles() {
        var answering: [String: (device: String, region: Located<String>)] = [:]
        for device in description.devices.map(\.value) {
            guard let kind = device.kind.flatMap({ DeviceKind.named($0.value) }) else { continue }
            for line in device.memory {
                guard let role = kind.memory.first(where: { $0.name == line.role.value }) else {
                    report(.unknownMemoryRole(line.role, kind))
                    continue
                }
                guard let region = regionsByName[line.region.value] else {
                    if description.unread.excuses(.memory) { continue }
                    report(.unknownRoleRegion(line.region, regions: description.memory.map(\.value.name.value)))
                    continue
                }
                if role.isWindow, let found = region.kind, found.value != "window" {
                    report(.roleWantsWindow(line, kind: found.value, topmost(line.region.span, found.span)))
                }
                guard role.answers else { continue }
                if let other = answering[line.region.value] {
                    let isEarlierAtFault = rank(other.region.span) > rank(line.region.span)
                    report(
                        .memoryAnsweredTwice(
                            isEarlierAtFault ? other.region : line.region, by: isEarlierAtFault ? device.name.value : other.device))
                } else {
                    answering[line.region.value] = (device.name.value, line.region)
                }
            }
            guard !device.unread.excuses(.memory) else { continue }
            for role in kind.memory where !role.isOptional && !device.memory.contains(where: { $0.role.value == role.name }) {
                report(.missingMemoryRole(role, of: device.name, kind))
            }
        }
        guard knowsAllDevices else { return }
        for region in description.memory.map(\.value) where region.kind?.value == "window" && answering[region.name.value] == nil {
            report(.windowWithoutDevice(region.name))
        }
    }

    /// Whether each device has a kind that exists, and all that it has to do with could be read.
    var knowsAllDevices: Bool {
        !description.unread.excuses(.devices)
            && description.devices.allSatisfy { device in
                !device.value.unread.excuses(.memory) && device.value.kind.flatMap { DeviceKind.named($0.value) } != nil
            }
    }

    /// The memory with the bytes of flash chips is as large as they are.
    mutating func checkFlash(_ chips: NORChips, of device: DeviceDescription, _ kind: DeviceKind) {
        guard kind.memory.indices.contains(chips.role), case let role = kind.memory[chips.role].name,
            let line = device.memory.first(where: { $0.role.value == role }),
            let region = description.memory.map(\.value).first(where: { $0.name.value == line.region.value }), let size = region.size,
            size.value != chips.size
        else { return }
        let chip = device.parameters.filter { ["chip", "chips"].contains($0.key.value) }.map(\.value.span)
        let span = chip.reduce(topmost(line.region.span, size.span)) { topmost($0, $1) }
        report(.flashDiffers(line.region.value, size.value, chips, span))
    }
}
