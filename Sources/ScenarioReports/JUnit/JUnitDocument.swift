internal import XMLCoder

/// JUnit XML as values; what a flavour does not have is nil. The order of the properties is the order in the file.
struct JUnitDocument: JUnitNode {
    static let childElements = ["testsuite"]

    var name: String
    var tests: Int
    var failures: Int
    var errors: Int
    var skipped: Int?
    var time: String?
    var testsuite: [Suite]

    struct Suite: JUnitNode {
        static let childElements = ["testcase"]

        var name: String
        var file: String
        var tests: Int
        var failures: Int
        var errors: Int
        var skipped: Int
        var time: String?
        var testcase: [Case]
    }

    struct Case: JUnitNode {
        static let childElements = ["properties", "skipped", "error", "failure", "system-out"]

        var classname: String
        var name: String
        var file: String?
        var line: Int?
        var time: String?
        var properties: Properties?
        var skipped: Skipped?
        var error: [Problem]
        var failure: [Problem]
        var systemOut: String?

        enum CodingKeys: String, CodingKey {
            case classname, name, file, line, time, properties, skipped, error, failure
            case systemOut = "system-out"
        }
    }

    struct Properties: JUnitNode {
        static let childElements = ["property"]

        var property: [Property]
    }

    struct Property: JUnitNode {
        static let childElements: [String] = []

        var name: String
        var value: String
    }

    struct Skipped: JUnitNode {
        static let childElements: [String] = []

        var message: String
    }

    struct Problem: JUnitNode {
        static let childElements = [""]

        var message: String
        var type: String
        var text: String

        enum CodingKeys: String, CodingKey {
            case message, type
            case text = ""
        }
    }
}

/// An element whose values are attributes, save those it names as child elements; the empty name is its text.
protocol JUnitNode: Encodable, DynamicNodeEncoding {
    static var childElements: [String] { get }
}

extension JUnitNode {
    static func nodeEncoding(for key: any CodingKey) -> XMLEncoder.NodeEncoding {
        childElements.contains(key.stringValue) ? .element : .attribute
    }
}
