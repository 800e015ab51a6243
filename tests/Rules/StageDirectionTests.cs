using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>One folder per stage, one direction.</summary>
public sealed class StageDirectionTests
{
    /// <summary>What each stage may name beside itself: the values, the form, the store at its edge and the artefact it takes.</summary>
    private static readonly Dictionary<string, string[]> MayName = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Spreadsheets"] = ["Model"],
        ["Forms"] = ["Model", "Spreadsheets"],
        ["Storage"] = ["Model"],
        ["Intake"] = ["Model", "Forms", "Storage"],
        ["Reading"] = ["Model", "Forms"],
        ["Validation"] = ["Model", "Forms", "Reading"],
        ["Answering"] = ["Model", "Spreadsheets", "Intake", "Reading"],
        ["Reconciliation"] = ["Model", "Forms", "Validation", "Storage"],
        ["Reporting"] = ["Model", "Spreadsheets", "Reconciliation", "Storage"],
        ["Delivery"] = ["Model", "Forms", "Reporting", "Storage"],
        ["Configuration"] = ["Model", "Forms", "Storage", "Intake", "Reporting", "Delivery"],
        ["Pipeline"] = ["Model", "Forms", "Storage", "Configuration", .. Stages],
        ["Jobs"] = ["Model", "Forms", "Storage", "Configuration", "Pipeline", .. Stages],
        ["Operations"] = ["Model", "Forms", "Storage", "Configuration", "Pipeline", "Jobs", .. Stages],
        ["Cli"] = ["Model", "Forms", "Storage", "Configuration", "Pipeline", "Jobs", "Operations", .. Stages],
    };

    /// <summary>Exceptions, as "type names type", each with its reason.</summary>
    private static readonly string[] Exceptions = [];

    private static string[] Stages => ["Intake", "Reading", "Validation", "Answering", "Reconciliation", "Reporting", "Delivery"];

    [Fact]
    public void Stages_NameOnlyWhatTheyTake() =>
        Rule.Holds(
            "A stage may name Model, Forms, Spreadsheets where it writes one, the store at its edge and the artefact it takes, never a later stage; strings of stages are tied in Pipeline.",
            Broken(Dependency.OfTheWorker).Except(Exceptions, StringComparer.Ordinal));

    [Fact]
    public void Exceptions_AreNeeded() => Rule.IsNeeded(Exceptions, Broken(Dependency.OfTheWorker));

    [Fact]
    public void Folders_AreThoseOfTheDesign() =>
        Rule.Holds(
            "Every folder of worker/ has its place in the order of stages: give a new one a line in MayName.",
            SourceFile.Worker.Select(file => file.Stage).Where(stage => stage.Length > 0 && !MayName.ContainsKey(stage)));

    [Theory]
    [InlineData("Model", "Forms")]
    [InlineData("Spreadsheets", "Forms")]
    [InlineData("Reading", "Validation")]
    [InlineData("Reading", "Storage")]
    [InlineData("Reporting", "Intake")]
    [InlineData("Reporting", "Forms")]
    [InlineData("Delivery", "Configuration")]
    [InlineData("Configuration", "Reading")]
    [InlineData("Pipeline", "Jobs")]
    [InlineData("Storage", "Intake")]
    public void Rule_LaterOrForeignStage_IsBroken(string from, string to) => Assert.Single(Broken([Between(from, to)]));

    [Theory]
    [InlineData("Forms", "Model")]
    [InlineData("Forms", "Spreadsheets")]
    [InlineData("Validation", "Reading")]
    [InlineData("Delivery", "Storage")]
    [InlineData("Cli", "Operations")]
    public void Rule_TheArtefactItTakes_Holds(string from, string to) => Assert.Empty(Broken([Between(from, to)]));

    private static Dependency Between(string from, string to) => new($"MongCai.Poverty.Etl.{from}.A", $"MongCai.Poverty.Etl.{to}.B");

    private static IEnumerable<string> Broken(IEnumerable<Dependency> dependencies) =>
        dependencies
            .Where(one => one.FromStage.Length > 0 && one.ToStage.Length > 0 && one.FromStage != one.ToStage)
            .Where(one => MayName.TryGetValue(one.FromStage, out var allowed) && !allowed.Contains(one.ToStage))
            .Select(one => one.ToString());
}
