using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A library is known in one place, so that it can be replaced there.</summary>
public sealed class LibraryTests
{
    /// <summary>Namespace of a library, and the folders that may name it.</summary>
    private static readonly (string Library, string[] Folders)[] KnownIn =
    [
        ("Hangfire", ["Jobs", "Operations"]),
        ("MailKit", ["Delivery"]),
        ("MimeKit", ["Delivery"]),
        ("ExcelDataReader", ["Reading"]),
        ("DocumentFormat.OpenXml", ["Spreadsheets", "Answering", "Reporting"]),
        // Packages are unpacked in the reader process (Reading, Answering) or made by ourselves; intake opens nothing.
        ("System.IO.Compression", ["Reading", "Spreadsheets", "Answering", "Reporting"]),
        ("Scriban", ["Reporting"]),
        ("ScottPlot", ["Reporting"]),
        ("System.CommandLine", ["Cli"]),
        ("Spectre.Console", ["Cli"]),
        ("YamlDotNet", ["Forms"]),
    ];

    /// <summary>Exceptions, as "type names type", each with its reason.</summary>
    private static readonly string[] Exceptions = [];

    [Fact]
    public void Libraries_AreNamedOnlyInTheirFolders() =>
        Rule.Holds(
            $"A library is named only in its folder: {string.Join("; ", KnownIn.Select(one => $"{one.Library} in {string.Join(" and ", one.Folders)}"))}.",
            Broken(Dependency.OfTheWorker).Except(Exceptions, StringComparer.Ordinal));

    [Fact]
    public void Exceptions_AreNeeded() => Rule.IsNeeded(Exceptions, Broken(Dependency.OfTheWorker));

    [Theory]
    [InlineData("MongCai.Poverty.Etl.Pipeline.ClosePeriod", "Hangfire.BackgroundJob")]
    [InlineData("Program", "Hangfire.GlobalConfiguration")]
    [InlineData("MongCai.Poverty.Etl.Reporting.Mail", "MimeKit.MimeMessage")]
    [InlineData("MongCai.Poverty.Etl.Validation.Rules.A", "ExcelDataReader.IExcelDataReader")]
    [InlineData("MongCai.Poverty.Etl.Intake.WorkbookSniff", "System.IO.Compression.ZipArchive")]
    [InlineData("MongCai.Poverty.Etl.Forms.Blank.A", "DocumentFormat.OpenXml.Spreadsheet.Cell")]
    public void Rule_LibraryElsewhere_IsBroken(string from, string to) => Assert.Single(Broken([new Dependency(from, to)]));

    [Theory]
    [InlineData("MongCai.Poverty.Etl.Operations.Dashboard", "Hangfire.DashboardOptions")]
    [InlineData("MongCai.Poverty.Etl.Delivery.SmtpTransport", "MailKit.Net.Smtp.SmtpClient")]
    [InlineData("MongCai.Poverty.Etl.Cli.ServeCommand", "HangfireLike.Thing")]
    public void Rule_LibraryInItsFolder_Holds(string from, string to) => Assert.Empty(Broken([new Dependency(from, to)]));

    private static IEnumerable<string> Broken(IEnumerable<Dependency> dependencies) =>
        from one in dependencies
        from library in KnownIn
        where one.To.StartsWith(library.Library + ".", StringComparison.Ordinal) && !library.Folders.Contains(one.FromStage)
        select one.ToString();
}
