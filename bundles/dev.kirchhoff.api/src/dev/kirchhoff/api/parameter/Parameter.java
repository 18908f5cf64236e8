// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one parameter of an extension. An extension is a record; each of its components is a parameter and carries this
 * annotation. Validation, the command line, the properties view and the reference manual all read it from here. Parameters that several
 * extensions share may stand in a record of their own: a component of that record's type, without annotation, has them all.
 * <p>
 * Component types: {@code double}, {@code int}, {@code long}, {@code boolean}, {@link String}, an enum,
 * {@link java.nio.file.Path} (a file that must exist, relative to the project file; or a folder, if {@link #folder()} says so),
 * {@code double[]}, {@code int[]}.
 *
 * @since 1.0
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
	/** Marks a parameter without a default: the user has to give it. */
	String REQUIRED = "\0";

	/** One line for a person who chooses a value. */
	String doc();

	/** SI unit of the value, for example {@code S}, {@code V/A} or {@code 1} (dimensionless). */
	String unit() default "1";

	/** Default as a user would write it, for example {@code 100 µS}; for a {@link java.nio.file.Path} the empty text means none. */
	String value() default REQUIRED;

	/** Smallest allowed value, in {@link #unit()}. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Whether a {@link java.nio.file.Path} may be a folder, all whose files are then read; it may be a file in any case. Whether a {@link String} names a folder. */
	boolean folder() default false;

	/** Largest allowed value, in {@link #unit()}. */
	double max() default Double.POSITIVE_INFINITY;

	/**
	 * What a dialog calls it, such as {@code Memory of a worker}; empty for its name in words.
	 *
	 * @since 1.1
	 */
	String label() default "";

	/**
	 * Of a {@link String}: values that people give, or what they look like, such as {@code spark://host:7077}. They are offered where one is
	 * typed, and told where one is missing; any other may be given.
	 *
	 * @since 1.1
	 */
	String[] examples() default {};

	/**
	 * Whether a {@link String} is a list that is best written an item a line.
	 *
	 * @since 1.1
	 */
	boolean lines() default false;
}
