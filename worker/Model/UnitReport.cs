namespace MongCai.Poverty.Etl.Model;

/// <summary>The content of a statutory workbook with two lines per unit (Mẫu 7.3, Thông tư 07/2021/TT-BLĐTBXH): how the number of near-poor households and persons changed.</summary>
/// <param name="Form">Name of the form, <c>MAU-7.3</c>.</param>
/// <param name="Period"><c>2024-Q1</c> or <c>2024</c>.</param>
/// <param name="Units">In the order of the sheet, without sums and groups.</param>
public sealed record UnitReport(string Form, string Period, IReadOnlyList<UnitFigures> Units);

/// <summary>What the form says of one unit.</summary>
/// <param name="Name">Name as typed.</param>
/// <param name="Ward">Ward code.</param>
/// <param name="Households">Figures of the line of households, in the order of the form; each with its cell.</param>
/// <param name="Persons">The same for persons.</param>
public sealed record UnitFigures(string Name, string Ward, IReadOnlyList<SummaryFigure> Households, IReadOnlyList<SummaryFigure> Persons);
