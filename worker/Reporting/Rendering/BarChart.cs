using MongCai.Poverty.Etl.Reporting.Models.Reports;
using ScottPlot;
using SkiaSharp;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>Bars that lie, one below the other with its name at the left: what is done in solid dark, what is left hatched, the figure in words behind it.</summary>
internal static class BarChart
{
    public const int Width = 1000;
    private const int HeightOfABar = 44;
    private const int HeightAround = 90;
    private const float TextSize = 24;
    private const double Thickness = 0.66;
    private const double RoomForWords = 1.45;
    private const float SpaceForNames = 16;

    private static readonly Color Done = Color.FromHex("#14487A");
    private static readonly Color Left = Color.FromHex("#DCE3EA");
    private static readonly Color Stripes = Color.FromHex("#6B7783");

    public static int HeightOf(BarChartFigures figures) => HeightAround + (figures.Bars.Count * HeightOfABar);

    public static void Draw(Plot plot, BarChartFigures figures, SKTypeface? bold)
    {
        var count = figures.Bars.Count;
        for (var row = 0; row < count; row++) DrawBar(plot, figures.Bars[row], count - row, bold);
        var longest = Math.Max(1, figures.Bars.Max(bar => bar.Done + bar.Left));
        plot.Axes.SetLimits(0, longest * RoomForWords, 0.4, count + 0.6);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, count).Select(row => (double)(count - row))], [.. figures.Bars.Select(bar => bar.Label)]);
        Dress(plot);
    }

    private static void DrawBar(Plot plot, BarFigures bar, int position, SKTypeface? bold)
    {
        var parts = new List<Bar>();
        if (bar.Done > 0) parts.Add(new() { Position = position, Value = bar.Done, FillColor = Done, LineColor = Done });
        if (bar.Left > 0)
            parts.Add(new() { Position = position, ValueBase = bar.Done, Value = bar.Done + bar.Left, FillColor = Left, FillHatch = new ScottPlot.Hatches.Striped(), FillHatchColor = Stripes, LineColor = Stripes });
        foreach (var part in parts) (part.Orientation, part.Size, part.LineWidth) = (Orientation.Horizontal, Thickness, 2);
        if (parts.Count > 0) plot.Add.Bars(parts);
        var label = plot.Add.Text(bar.Text, bar.Done + bar.Left, position);
        label.LabelStyle.Font = bold;
        label.LabelFontSize = TextSize;
        label.LabelFontColor = Colors.Black;
        label.LabelAlignment = Alignment.MiddleLeft;
        label.OffsetX = 10;
    }

    private static void Dress(Plot plot)
    {
        plot.Axes.Left.TickLabelStyle.FontSize = TextSize;
        plot.Axes.Left.TickLabelStyle.ForeColor = Colors.Black;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.MinimumSize = SpaceForNames;
        plot.Axes.Bottom.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.HideGrid();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
    }
}
