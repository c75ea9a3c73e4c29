using Amazon.Runtime;

namespace Amazon.SageMaker;

public class CapacityReservationPreference(string value) : ConstantClass(value)
{
    public static readonly CapacityReservationPreference CapacityReservationsOnly = new("capacity-reservations-only");

    public static implicit operator CapacityReservationPreference(string value) => FindValue(value);

    public static CapacityReservationPreference FindValue(string value) => FindValue<CapacityReservationPreference>(value);
}
