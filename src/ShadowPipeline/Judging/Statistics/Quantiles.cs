namespace ShadowPipeline.Judging.Statistics;

/// <summary>Order statistics that leave the values partly sorted.</summary>
internal static class Quantiles
{
    /// <summary>The middle value, or the mean of both middle ones. At least one value, none of them NaN; their order changes.</summary>
    public static double Median(Span<double> values)
    {
        var half = values.Length / 2;
        var upper = Select(values, half);
        return values.Length % 2 == 1 ? upper : (Greatest(values[..half]) + upper) / 2;
    }

    // Hoare's quickselect with the median of three as pivot; everything before the rank is no greater afterwards.
    private static double Select(Span<double> values, int rank)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = Middle(values[low], values[low + ((high - low) / 2)], values[high]);
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (rank <= right)
            {
                high = right;
            }
            else if (rank >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = values[0];
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }
}
