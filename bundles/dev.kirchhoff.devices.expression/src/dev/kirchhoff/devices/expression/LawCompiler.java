// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

import dev.kirchhoff.devices.expression.Term.Condition;

/**
 * Makes a class of an expression, as the compiler would have made it of a device written by hand: one method of plain arithmetic, which the
 * virtual machine turns into machine code. Kernels are built from it as from any other device.
 */
final class LawCompiler {
	private static final String PHYSICS = "physics";
	private static final MethodTypeDesc LAW = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);
	private static final MethodTypeDesc ONE = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
	private static final ClassDesc NAME = Law.class.describeConstable().orElseThrow().nested("Compiled");
	private static final int FIRST_G = 0;
	private static final int FIRST_V = 2;

	private final CodeBuilder code;

	private LawCompiler(CodeBuilder code) {
		this.code = code;
	}

	/**
	 * Compiles a term. One that is too large for a method is evaluated as it stands.
	 *
	 * @param symmetric whether negative voltages carry the current of positive ones, in the other direction
	 */
	static Law compile(Term term, boolean symmetric) {
		try {
			var hidden = MethodHandles.lookup().defineHiddenClass(bytes(term, symmetric), true);
			return (Law) hidden.findConstructor(hidden.lookupClass(), java.lang.invoke.MethodType.methodType(void.class)).invoke();
		} catch (IllegalArgumentException | StackOverflowError e) {
			return interpreted(term, symmetric);
		} catch (Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException("an expression cannot be compiled", e);
		}
	}

	/** The same without code of its own. */
	static Law interpreted(Term term, boolean symmetric) {
		return symmetric ? (g, v) -> v < 0 ? -term.at(g, -v) : term.at(g, v) : term::at;
	}

	private static byte[] bytes(Term term, boolean symmetric) {
		return ClassFile.of().build(NAME, type -> type.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(Law.class.describeConstable().orElseThrow())
				.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
						code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_())
				.withMethodBody("current", LAW, ClassFile.ACC_PUBLIC, code -> entry(code, symmetric))
				.withMethodBody(PHYSICS, LAW, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, code -> {
					new LawCompiler(code).term(term);
					code.dreturn();
				}));
	}

	private static void entry(CodeBuilder code, boolean symmetric) {
		if (symmetric) {
			var positive = code.newLabel();
			code.dload(3).dconst_0().dcmpg().ifge(positive).dload(1).dload(3).dneg().invokestatic(NAME, PHYSICS, LAW).dneg().dreturn().labelBinding(positive);
		}
		code.dload(1).dload(3).invokestatic(NAME, PHYSICS, LAW).dreturn();
	}

	private void term(Term term) {
		switch (term) {
			case Term.Number(double value) -> code.loadConstant(value);
			case Term.Variable variable -> code.dload(variable == Term.Variable.G ? FIRST_G : FIRST_V);
			case Term.Negation(Term of) -> {
				term(of);
				code.dneg();
			}
			case Term.Operation(var sign, Term left, Term right) -> {
				term(left);
				term(right);
				switch (sign) {
					case PLUS -> code.dadd();
					case MINUS -> code.dsub();
					case TIMES -> code.dmul();
					case BY -> code.ddiv();
					case POWER -> call(Function.POW);
				}
			}
			case Term.Call(Function function, var arguments) -> {
				arguments.forEach(this::term);
				call(function);
			}
			case Term.Choice(Condition condition, Term then, Term otherwise) -> {
				var not = code.newLabel();
				var end = code.newLabel();
				unless(condition, not);
				term(then);
				code.goto_(end).labelBinding(not);
				term(otherwise);
				code.labelBinding(end);
			}
		}
	}

	private void call(Function function) {
		code.invokestatic(function.owner.describeConstable().orElseThrow(), function.method, function.arguments == 1 ? ONE : LAW);
	}

	/** Goes on if a condition holds, else jumps; comparisons with NaN do not hold. */
	private void unless(Condition condition, Label not) {
		switch (condition) {
			case Condition.Comparison(var relation, Term left, Term right) -> {
				term(left);
				term(right);
				switch (relation) {
					case LESS -> code.dcmpg().ifge(not);
					case AT_MOST -> code.dcmpg().ifgt(not);
					case GREATER -> code.dcmpl().ifle(not);
					case AT_LEAST -> code.dcmpl().iflt(not);
					case EQUAL -> code.dcmpl().ifne(not);
					case DIFFERENT -> code.dcmpl().ifeq(not);
				}
			}
			case Condition.And(Condition left, Condition right) -> {
				unless(left, not);
				unless(right, not);
			}
			case Condition.Or(Condition left, Condition right) -> {
				var second = code.newLabel();
				var holds = code.newLabel();
				unless(left, second);
				code.goto_(holds).labelBinding(second);
				unless(right, not);
				code.labelBinding(holds);
			}
			case Condition.Not(Condition of) -> {
				var holds = code.newLabel();
				unless(of, holds);
				code.goto_(not).labelBinding(holds);
			}
		}
	}
}
