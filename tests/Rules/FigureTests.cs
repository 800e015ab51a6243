using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A figure loses digits in one place, and names of households leave by one door.</summary>
public sealed class FigureTests
{
    private const string RoundingPlace = "worker/Model/Ratio.cs";
    private const string Door = "MongCai.Poverty.Etl.Delivery.AttachmentPolicy";
    private const string Restricted = "MongCai.Poverty.Etl.Reporting.RestrictedFile";

    private static readonly string[] Rounders = ["Round", "MidpointRounding"];
    private static readonly string[] Numbers = ["Math", "decimal", "double", "Decimal", "Double", "MathF"];

    [Fact]
    public void Numbers_AreRoundedInOnePlace() =>
        Rule.Holds($"No number is rounded outside {RoundingPlace}: take Ratio.Percent or Rounding.", SourceFile.Worker.SelectMany(RoundedIn));

    [Theory]
    [InlineData("decimal a = Math.Round(1.5m, 0);")]
    [InlineData("decimal a = decimal.Round(1.5m);")]
    [InlineData("decimal a = System.Math.Round(1.5m, 1, System.MidpointRounding.ToZero);")]
    public void Rule_RoundingElsewhere_IsBroken(string field) => Assert.NotEmpty(RoundedIn(new("worker/Reporting/A.cs", $"class A {{ {field} }}")));

    [Theory]
    [InlineData("decimal? a = new Ratio(2, 7).Percent(2, RoundingRule.HalfUp);")]
    [InlineData("decimal a = Rounding.Round(1.5m, 0, RoundingRule.HalfUp);")]
    public void Rule_RoundingThroughTheOnePlace_Holds(string field) => Assert.Empty(RoundedIn(new("worker/Reporting/A.cs", $"class A {{ {field} }}")));

    [Fact]
    public void HouseholdFiles_LeaveThroughThePolicy() =>
        Rule.Holds($"A file that names a household goes to nobody but through {Door}: no other type of Delivery may name {Restricted}.", HandedOut(Dependency.OfTheWorker));

    [Fact]
    public void Messages_AreComposedWithThePolicy() =>
        Assert.Contains(Dependency.OfTheWorker, one => one.From == "MongCai.Poverty.Etl.Delivery.MessageComposer" && one.To == Door);

    [Fact]
    public void Rule_AnotherDoor_IsBroken() => Assert.Single(HandedOut([new("MongCai.Poverty.Etl.Delivery.OtherComposer", Restricted), new(Door, Restricted)]));

    [Fact]
    public void Rule_AnotherComposer_IsBroken() => Assert.Single(HandedOut([new("MongCai.Poverty.Etl.Jobs.OwnMail", "MimeKit.MimeMessage")]));

    private static IEnumerable<string> RoundedIn(SourceFile file) => file.Path == RoundingPlace ? [] :
        from access in file.All<MemberAccessExpressionSyntax>()
        where (access.Name.Identifier.Text == "Round" && Numbers.Contains(access.Expression.ToString().Split('.')[^1])) || Rounders[1] == access.Expression.ToString().Split('.')[^1]
        select file.At(access);

    /// <summary>Who in Delivery takes restricted files in hand, and who outside it makes messages of its own.</summary>
    private static IEnumerable<string> HandedOut(IEnumerable<Dependency> dependencies) =>
        from one in dependencies
        where (one.FromStage == "Delivery" && one.To == Restricted && one.From != Door) || (one.FromStage != "Delivery" && one.To == "MimeKit.MimeMessage")
        select one.ToString();
}
