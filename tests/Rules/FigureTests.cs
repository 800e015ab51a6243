using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A figure loses digits in one place, and names of households leave by one door.</summary>
public sealed class FigureTests
{
    private const string RoundingPlace = "worker/Model/Ratio.cs";
    private const string Door = "MongCai.Poverty.Etl.Delivery.AttachmentPolicy";
    private const string Restricted = "MongCai.Poverty.Etl.Reporting.Rendering.RestrictedFile";

    /// <summary>A picture is measured, not reckoned.</summary>
    private const string Drawing = "worker/Reporting/Rendering/BarChart.cs";

    private static readonly string[] Figures = ["Households", "Persons", "Baseline", "Opening", "Closing", "Exited", "ExitedToDate", "Remaining", "Left", "Entered", "Exits", "Needed", "Lines", "Amount", "Members"];
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

    [Fact]
    public void Reporting_DecidesNoFigure() =>
        Rule.Holds("Reporting writes figures down and reckons none: a sum, difference or share of households, persons or đồng belongs to Model or Reconciliation.", SourceFile.Worker.Where(file => file.Stage == "Reporting" && file.Path != Drawing).SelectMany(ReckonedIn));

    [Theory]
    [InlineData("int a = city.Closing.Households - city.Opening.Households;")]
    [InlineData("int a = total.Remaining + total.Exited;")]
    [InlineData("long a = totals.Sum(total => total.Amount);")]
    [InlineData("int a = (ward.Baseline - 1) / 2;")]
    public void Rule_FigureReckonedInReporting_IsBroken(string field) => Assert.NotEmpty(ReckonedIn(new("worker/Reporting/A.cs", $"class A {{ {field} }}")));

    [Theory]
    [InlineData("string a = $\"{city.Closing.Households} hộ\" + \"!\";")]
    [InlineData("int a = columns.Sum(column => column.Width);")]
    [InlineData("string a = Sum(Exited + 1, city.ExitedToDate.Persons);")]
    public void Rule_FigureWrittenDown_Holds(string field) => Assert.Empty(ReckonedIn(new("worker/Reporting/A.cs", $"class A {{ {field} }}")));

    /// <summary>Sums, differences, products and quotients of what somebody else's record calls a figure.</summary>
    private static IEnumerable<string> ReckonedIn(SourceFile file) =>
        from access in file.All<MemberAccessExpressionSyntax>()
        where Figures.Contains(access.Name.Identifier.Text)
        let outer = access.Ancestors().SkipWhile(node => node is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax).First()
        where outer is BinaryExpressionSyntax { OperatorToken.Text: "+" or "-" or "*" or "/" or "%" }
            || (outer is LambdaExpressionSyntax && outer.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Sum" or "Average" } })
        select file.At(access);

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
