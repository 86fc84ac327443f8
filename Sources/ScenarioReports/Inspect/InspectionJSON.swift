internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import Foundation
package import ScenarioHarness

/// An inspection as one JSON document, for programs. Addresses are strings in hexadecimal, and keys are sorted.
package struct InspectionJSON {
    private let inspection: ImageInspection

    package init(_ inspection: ImageInspection) {
        self.inspection = inspection
    }

    /// The document's bytes, UTF-8.
    package func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(Document(inspection))) + [0x0A]
    }

    private struct Document: Encodable {
        var version = 1
        var machine, core: String
        var images: [Image]
        var loaders: [LoaderJSON]?
        var vectorTable: Table?
        var memory: [Region]
        var code: Code
        var landmarks: [Mark]
        var findings: [JSONDocument.Problem]

        init(_ inspection: ImageInspection) {
            machine = inspection.machine
            core = inspection.core
            images = inspection.images.map { Image(path: $0.path, sha256: $0.hash, format: $0.formatName) }
            // Absent where there is none, as in documents of before.
            loaders = inspection.loaders.isEmpty ? nil : inspection.loaders.map { LoaderJSON($0) }
            vectorTable = inspection.vectorTable.map { table in
                Table(
                    address: hexWord(table.address), stackPointer: hexWord(table.stackPointer),
                    vectors: table.vectors.map {
                        Vector(
                            number: Int($0.exception.rawValue), exception: $0.exception.description, value: hexWord($0.value),
                            symbol: $0.symbol)
                    })
            }
            memory = inspection.memory.map { use in
                Region(
                    name: use.region.name, address: hexWord(use.region.base), size: use.region.size,
                    loaded: use.parts.map { Part(image: $0.image, address: hexWord($0.address), size: $0.count) })
            }
            code = Code(
                functions: inspection.code.functions, functionsWithoutBytes: inspection.code.absentFunctions,
                instructions: inspection.code.instructions,
                absent: inspection.code.lacks.map { Lack(address: hexWord($0.address), needs: $0.needs, text: $0.line) })
            landmarks = inspection.landmarks.map { Mark(role: $0.role.rawValue, name: $0.name, value: hexWord($0.value)) }
            findings = inspection.findings.map { JSONDocument.Problem($0, SourceTexts()) }
        }
    }

    private struct Image: Encodable {
        var path, sha256, format: String
    }

    private struct Table: Encodable {
        var address, stackPointer: String
        var vectors: [Vector]
    }

    private struct Vector: Encodable {
        var number: Int
        var exception, value: String
        var symbol: String?
    }

    private struct Region: Encodable {
        var name, address: String
        var size: UInt64
        var loaded: [Part]
    }

    private struct Part: Encodable {
        var image, address: String
        var size: Int
    }

    private struct Code: Encodable {
        var functions, functionsWithoutBytes, instructions: Int
        var absent: [Lack]
    }

    private struct Lack: Encodable {
        var address: String
        var needs: String?
        var text: String
    }

    private struct Mark: Encodable {
        var role, name, value: String
    }
}
