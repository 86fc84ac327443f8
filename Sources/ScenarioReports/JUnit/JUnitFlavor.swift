/// Which readers a JUnit file is for: no schema is common to all of them.
public enum JUnitFlavor: String, Sendable, Hashable, CaseIterable {
    /// What GitLab, GitHub actions, CircleCI and Jenkins' junit step read: a testcase has its file, line and properties.
    case common
    /// What Jenkins' xunit plugin takes, which checks a file against its own schema (`junit-10.xsd`): there a testcase has neither
    /// file, line nor properties, and its output begins with them.
    case jenkins
}
