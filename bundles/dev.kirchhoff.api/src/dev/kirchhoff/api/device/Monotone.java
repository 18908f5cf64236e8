// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link Device} is monotone in. One that says nothing promises all of it, and the test kit holds it to that; one with, say, a
 * negative differential resistance says {@code @Monotone(voltage = false)}.
 *
 * @since 1.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(java.lang.annotation.ElementType.TYPE)
public @interface Monotone {
	/** Whether its current never falls where the voltage rises; solvers of arrays with wires converge only then. */
	boolean voltage() default true;

	/** Whether, at any one voltage, its current never falls in size where the conductance rises. */
	boolean conductance() default true;

	/** Whether pulses that add conductance lower none, and those that take it away raise none, in the median over chance. */
	boolean pulses() default true;
}
